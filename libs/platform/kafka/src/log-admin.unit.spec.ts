import { describe, expect, it } from '@jest/globals';
import { KafkaJSProtocolError, type Admin, type Kafka } from 'kafkajs';
import { KafkaLogAdmin } from './log-admin';

const answer = (type: string, retriable = true): Error =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 3, retriable }) as never);

/** A broker that lists `topics` and answers the first questions for offsets with these errors. */
function broker(topics: string[], errors: Error[]): { admin: KafkaLogAdmin; asked: () => number } {
  let asked = 0;
  const admin: Partial<Admin> = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    listTopics: async () => topics,
    fetchTopicOffsets: async () => {
      asked += 1;
      const error = errors.shift();
      if (error) throw error;
      return [{ partition: 0, offset: '7', low: '2', high: '7' }];
    },
  };
  return { admin: new KafkaLogAdmin({ admin: () => admin } as unknown as Kafka), asked: () => asked };
}

describe('the ends of a topic', () => {
  it('are waited for while the broker lists the topic and does not host it yet', async () => {
    const { admin, asked } = broker(['new'], [answer('UNKNOWN_TOPIC_OR_PARTITION'), answer('NOT_LEADER_FOR_PARTITION'), answer('UNKNOWN_TOPIC_OR_PARTITION')]);
    expect(await admin.endOffsets('new')).toEqual(new Map([[0, { low: 2, high: 7 }]]));
    expect(asked()).toBe(4);
  });

  it('are refused at once when there is no such topic', async () => {
    const { admin, asked } = broker([], [answer('UNKNOWN_TOPIC_OR_PARTITION')]);
    await expect(admin.endOffsets('gone')).rejects.toMatchObject({ type: 'UNKNOWN_TOPIC_OR_PARTITION' });
    expect(asked()).toBe(1);
  });

  it('are refused at once for any other reason that does not pass', async () => {
    const { admin, asked } = broker(['closed'], [answer('TOPIC_AUTHORIZATION_FAILED', false)]);
    await expect(admin.endOffsets('closed')).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' });
    expect(asked()).toBe(1);
  });
});
