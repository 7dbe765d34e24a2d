import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { threadIdOf } from '@parley/contracts';
import { randomName } from '@parley/testing';
import { DeskAgent } from './support/desk-agent';
import { demo } from './support/instance';
import { Integrator, type PublishedRecord } from './support/integrator';
import { reach } from './support/patience';

// An integrator knows these by their documentation.
const INTAKE = 'parley.intake.kafka-demo.v1';
const REPLIES = 'parley.replies.kafka-demo.v1';
const DEAD_LETTERS = 'parley.channel.intake.v1.dlq';

let integrator: Integrator;

beforeAll(async () => {
  integrator = await Integrator.connect([REPLIES, DEAD_LETTERS]);
});
afterAll(async () => {
  await integrator?.leave();
});

interface ReplyData {
  replyId: string;
  conversationId: string;
  threadId: string;
  recipient: string;
  content: { text: string };
  sources: { title: string; url?: string }[];
}

const structured = (user: string, data: object, attributes: object = {}) => ({
  key: user,
  headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
  value: JSON.stringify({
    specversion: '1.0', id: randomUUID(), source: '/shop/crm', type: 'shop.CustomerWrote', datacontenttype: 'application/json',
    data: { externalUserId: user, ...data }, ...attributes,
  }),
});
const binary = (user: string, data: object, attributes: Record<string, string> = {}) => ({
  key: user,
  headers: {
    'content-type': 'application/json', ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/shop/crm', ce_type: 'shop.CustomerWrote', ...attributes,
  },
  value: JSON.stringify({ externalUserId: user, ...data }),
});
const on = (topic: string, key: string) => integrator.heard.filter((record) => record.topic === topic && record.key === key);
const threadOf = (user: string) => threadIdOf(demo.tenant, 'kafka-demo', user);
const dataOf = (record: PublishedRecord) => JSON.parse(record.value ?? '') as ReplyData;

/** The distinct replies to the user; Kafka may carry one twice. */
const repliesTo = (user: string) => new Map(on(REPLIES, threadOf(user)).map((record) => [record.headers['ce_id'], record]));
const replyTo = (user: string, known = 0) =>
  reach(
    () => {
      const reply = [...repliesTo(user).values()][known];
      if (!reply) throw new Error('none came');
      return reply;
    },
    { describe: `reply ${known + 1} on ${REPLIES}` },
  );

describe('an integrator on Kafka', () => {
  it.each([
    ['a structured', structured, 'How can I get a refund?', 'Ask for a refund'],
    ['a binary', binary, '运费是多少？', '运费说明'],
  ] as const)('gets the answer to %s CloudEvent on the replies topic of the account', async (_, event, question, title) => {
    const user = randomName('user');
    await integrator.publish(INTAKE, [event(user, { text: question })]);
    const reply = await replyTo(user);
    expect(reply.headers).toMatchObject({ ce_specversion: '1.0', ce_type: 'conversation.ReplyComposed', ce_tenant: demo.tenant });
    expect(dataOf(reply)).toMatchObject({ recipient: user, threadId: threadOf(user), sources: [expect.objectContaining({ title })] });
    expect(dataOf(reply).content.text).toContain(title);
  });

  it('gets one answer to an event that it publishes twice', async () => {
    const user = randomName('user');
    const event = binary(user, { text: 'Where is my order?' });
    await integrator.publish(INTAKE, [event, event]);
    await replyTo(user);
    await integrator.publish(INTAKE, [event, binary(user, { text: 'How much does delivery cost?' })]);
    const last = await replyTo(user, 1);
    expect(dataOf(last).sources[0]?.title).toBe('Delivery costs');
    const agent = await DeskAgent.signIn('sam');
    const recorded = await agent.recorded(dataOf(last).conversationId);
    expect(recorded.filter(({ type }) => type === 'conversation.CustomerMessageAdded')).toHaveLength(2);
    expect(repliesTo(user).size).toBe(2);
  });

  it('speaks for the account of its topic, whatever its events claim about tenant and stream', async () => {
    const user = randomName('user');
    const claims = { ce_tenant: 'somebody-else', ce_subject: 'thread-of-others', ce_subjectid: 'x', ce_partitionkey: 'y' };
    await integrator.publish(INTAKE, [binary(user, { text: '怎么取消订单？', accountId: 'http-demo', tenant: 'somebody-else' }, claims)]);
    const reply = await replyTo(user);
    expect(reply.headers['ce_tenant']).toBe(demo.tenant);
    expect(dataOf(reply).threadId).toBe(threadOf(user));
  });

  it('finds what is no message on the dead-letter topic with the reason and its origin, and the next message is answered', async () => {
    const user = randomName('user');
    const bad = {
      notJson: { ...binary(user, {}), key: `${user}-not-json`, value: '{' },
      nothingSaid: { ...binary(user, {}), key: `${user}-nothing` },
      nobody: { ...binary('', { text: 'hello' }), key: `${user}-nobody` },
      empty: { ...binary(user, {}), key: `${user}-empty`, value: null },
      future: { ...binary(user, { text: 'hello' }, { ce_specversion: '2.0' }), key: `${user}-future` },
      badStructured: { ...structured(user, { text: 'hello' }), key: `${user}-structured`, value: '[1]' },
    };
    await integrator.publish(INTAKE, [...Object.values(bad), binary(user, { text: 'Which payment methods do you accept?' })]);
    expect(dataOf(await replyTo(user)).sources[0]?.title).toBe('Payment methods');

    const reasons: Record<string, string> = {
      [bad.notJson.key]: 'not JSON',
      [bad.nothingSaid.key]: 'text',
      [bad.nobody.key]: 'externalUserId',
      [bad.empty.key]: 'no value',
      [bad.future.key]: 'specversion',
      [bad.badStructured.key]: 'not a JSON object',
    };
    for (const [key, reason] of Object.entries(reasons)) {
      const letter = await reach(() => {
        const [first] = on(DEAD_LETTERS, key);
        if (!first) throw new Error(`none for ${key}`);
        return first;
      });
      expect(letter.headers['parley-error']).toContain(reason);
      expect(letter.headers['parley-error-code']).toMatch(/^[A-Z]+\.[A-Z_]+$/);
      expect(letter.headers['parley-origin']).toMatch(/^parley\.intake\.kafka-demo\.v1\/\d+\/\d+$/);
    }
    expect(on(DEAD_LETTERS, bad.notJson.key)[0]?.value).toBe('{');
  });
});
