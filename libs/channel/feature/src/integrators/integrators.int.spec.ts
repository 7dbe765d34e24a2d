import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, intakeTopic, messageIdOf, repliesTopic, threadIdOf } from '@parley/contracts';
import { INTAKE_READER } from '@parley/channel/adapters';
import { eventually } from '@parley/testing';
import { ConversationEvents } from '../test-support/conversation-events.support.spec';
import { eventsOf, startGateway, type TestGateway } from '../test-support/gateway.support.spec';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(async () => {
  await gateway?.stop();
});

const base = (account: string) => `${gateway.url}/api/channel-gateway/accounts/${account}`;
const authorization = (key = 'parley-demo-key') => ({ authorization: `Bearer ${key}` });
const post = (body: object, key?: string, account = 'http-demo') =>
  fetch(`${base(account)}/messages`, { method: 'POST', headers: { 'content-type': 'application/json', ...authorization(key) }, body: JSON.stringify(body) });
const replies = async (user: string, query: string) => {
  const response = await fetch(`${base('http-demo')}/threads/${user}/replies?${query}`, { headers: authorization() });
  return (await response.json()) as { replies: { id: string; content: { text: string } }[]; revision: number };
};
const eventsOfThread = async (threadId: string) => (await gateway.channelEvents()).filter(({ subject }) => subject === threadId);

describe('the HTTP channel', () => {
  const conversation = new ConversationEvents('http', 'http-demo');

  it('takes a message once, at the integrator time, and gives the same id again', async () => {
    const body = { externalMessageId: 'x1', externalUserId: 'u1', text: 'Where is my parcel?', time: '2026-11-20T10:00:00Z' };
    const answers = [await post(body), await post(body)];
    const messageId = messageIdOf('demo', 'http-demo', 'x1');
    for (const answer of answers) expect([answer.status, await answer.json()]).toEqual([202, { messageId, threadId: threadIdOf('demo', 'http-demo', 'u1') }]);
    const events = await eventsOfThread(threadIdOf('demo', 'http-demo', 'u1'));
    expect(new Set(events.map(({ id, time }) => `${id} ${time}`))).toEqual(new Set([`${messageId} 2026-11-20T10:00:00.000Z`]));
  });

  it('refuses a wrong key, an account that is none, and a malformed message', async () => {
    const body = { externalMessageId: 'x2', externalUserId: 'u2', text: 'hi' };
    expect((await post(body, 'wrong')).status).toBe(401);
    expect((await post(body, 'parley-demo-key', 'nobody')).status).toBe(401);
    expect((await post(body, '', 'webchat-demo')).status).toBe(401);
    const malformed = await post({ ...body, text: 7 });
    expect([malformed.status, ((await malformed.json()) as { reason: string }).reason]).toEqual([400, 'text must be a text that is not empty']);
    expect(await eventsOfThread(threadIdOf('demo', 'http-demo', 'u2'))).toEqual([]);
  });

  it('hands out replies by revision, waits for them, and counts what was fetched as delivered', async () => {
    const waiting = replies('u3', 'after=0&waitMs=10000');
    const first = conversation.reply('u3', 'first');
    await gateway.publish(first);
    const answer = await waiting;
    expect(answer.replies.map(({ content }) => content.text)).toEqual(['first']);
    await gateway.publish(conversation.reply('u3', 'second'));
    const next = await replies('u3', `after=${answer.revision}&waitMs=10000`);
    expect(next.replies.map(({ content }) => content.text)).toEqual(['second']);
    expect((await replies('u3', `after=${next.revision}`)).replies).toEqual([]);
    await eventually(async () => {
      const told = (await eventsOfThread(first.data.threadId)).filter(({ data }) => data['replyId'] === first.data.replyId).map(({ type }) => type);
      expect(told).toEqual(['channel.MessageSent', 'channel.MessageDelivered']);
    });
  });
});

describe('an intake topic', () => {
  const threadId = threadIdOf('demo', 'kafka-demo', 'k1');
  const append = (value: object | string, headers: Record<string, string> = {}) =>
    gateway.log.writer().append([
      { topic: intakeTopic('kafka-demo'), key: 'k1', headers, value: typeof value === 'string' ? value : JSON.stringify(value) },
    ]);

  it('takes plain, binary and structured messages, under the tenant and account of the topic whatever they claim', async () => {
    await append({ externalMessageId: 'k-1', externalUserId: 'k1', text: 'plain' });
    await append({ externalUserId: 'k1', text: 'binary', tenant: 'evil', accountId: 'evil' }, {
      ce_specversion: '1.0', ce_id: 'k-2', ce_type: 'shop.Said', ce_source: '/shop', ce_time: '2026-11-20T10:00:00Z', ce_tenant: 'evil', ce_subject: 'evil',
    });
    await append({ specversion: '1.0', id: 'k-3', type: 'shop.Said', source: '/shop', tenant: 'evil', data: { externalUserId: 'k1', text: 'structured' } }, {
      'content-type': 'application/cloudevents+json',
    });
    await eventually(async () => {
      const events = await eventsOfThread(threadId);
      expect(events.map(({ id, tenant, data }) => [id, tenant, data['accountId'], (data['content'] as { text: string }).text])).toEqual(
        ['k-1', 'k-2', 'k-3'].map((id, n) => [messageIdOf('demo', 'kafka-demo', id), 'demo', 'kafka-demo', ['plain', 'binary', 'structured'][n]]),
      );
    });
  });

  it('sets aside what is no message, with the reason, and goes on', async () => {
    await append('not json');
    await append({ externalMessageId: 'k-4', text: 'nobody said it' });
    await append({ externalMessageId: 'k-5', externalUserId: 'k2', text: 'after the bad ones' });
    await eventually(async () => {
      expect(await eventsOfThread(threadIdOf('demo', 'kafka-demo', 'k2'))).toHaveLength(1);
      const reasons: (string | undefined)[] = [];
      await gateway.log.scan(deadLetterTopic(INTAKE_READER), ({ records }) => void reasons.push(...records.map(({ headers }) => headers['parley-error'])));
      expect(reasons).toEqual([
        'The message is malformed: its value is not JSON',
        'The message is malformed: externalUserId must be a text that is not empty',
      ]);
    });
  });

  it('has a replies topic beside it', async () => {
    const reply = new ConversationEvents('kafka', 'kafka-demo').reply('k1', 'Here you are');
    await gateway.publish(reply);
    await eventually(async () =>
      expect(await eventsOf(gateway.log, repliesTopic('kafka-demo'))).toMatchObject([{ partitionkey: threadId, data: { replyId: reply.data.replyId } }]),
    );
    await eventually(async () => expect((await eventsOfThread(threadId)).map(({ type }) => type)).toContain('channel.MessageSent'));
  });
});
