import { describe, expect, it } from '@jest/globals';
import { servers } from './servers';
import { testTopics } from './test-topics';

describe('servers', () => {
  it('names the variable that is missing, when that server is asked for', () => {
    const some = servers({ PARLEY_KAFKA_BROKERS: 'a:1,b:2' });
    expect(some.kafkaBrokers).toEqual(['a:1', 'b:2']);
    expect(() => some.postgresAdminUrl).toThrow('PARLEY_POSTGRES_ADMIN_URL is not set');
  });
});

describe('testTopics', () => {
  it('gives names of its own and drops exactly those handed out', async () => {
    const topics = testTopics('spec');
    const dropped: string[] = [];
    const name = topics.topic('events');
    expect(topics.topic('events')).toBe(name);
    expect(testTopics('spec').topic('events')).not.toBe(name);
    await topics.drop({ deleteTopics: async (names) => void dropped.push(...names) });
    expect(dropped).toEqual([name]);
  });
});
