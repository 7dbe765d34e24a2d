import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, messageIdOf, threadIdOf } from '@parley/contracts';
import { DEMO_PHONE_NUMBER_ID } from '@parley/channel/adapters';
import { TokenSigner, type Role } from '@parley/platform/http';
import { eventually } from '@parley/testing';
import { ConversationEvents } from '../test-support/conversation-events.support.spec';
import { APP_SECRET, startGateway, TOKEN_SECRET, VERIFY_TOKEN, type TestGateway } from '../test-support/gateway.support.spec';
import { graphServer, type GraphServer } from '../test-support/graph-server.support.spec';
import { WHATSAPP_INTAKE } from './unknown-numbers';

let graph: GraphServer;
let gateway: TestGateway;
const conversation = new ConversationEvents('whatsapp', 'whatsapp-demo');

beforeAll(async () => {
  graph = await graphServer();
  gateway = await startGateway({ graphUrl: graph.url });
});
afterAll(async () => {
  await gateway?.stop();
  await graph?.close();
});

const delivery = (value: object, phone = DEMO_PHONE_NUMBER_ID) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phone }, ...value } }] }],
});
const text = (from: string, id: string, body: string, timestamp = '1763693000') => ({ from, id, timestamp, type: 'text', text: { body } });

const sign = (body: string, secret = APP_SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const post = (body: string, signature: string | undefined = sign(body)) =>
  fetch(`${gateway.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature !== '' && { 'x-hub-signature-256': signature }) },
    body,
  });

const eventsOfUser = async (user: string) => {
  const threadId = threadIdOf('demo', 'whatsapp-demo', user);
  return (await gateway.channelEvents()).filter(({ subject }) => subject === threadId);
};
const outcomes = async (user: string) =>
  (await eventsOfUser(user)).filter(({ type }) => type !== 'channel.MessageReceived').map(({ type, data }) => [type, data['replyId']]);

describe('the set-up of the webhook', () => {
  const verify = (token: string) => fetch(`${gateway.url}/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=1158201444`);

  it('answers the challenge to who knows the verify token', async () => {
    const response = await verify(VERIFY_TOKEN);
    expect([response.status, await response.text()]).toEqual([200, '1158201444']);
  });

  it('refuses everyone else', async () => {
    expect((await verify('guess')).status).toBe(403);
  });
});

describe('a delivery of the webhook', () => {
  it('posted five times becomes one message id, at the vendor time', async () => {
    const body = JSON.stringify(delivery({ messages: [text('8613900000001', 'wamid.five', '你好')] }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const events = await eventsOfUser('8613900000001');
    const id = messageIdOf('demo', 'whatsapp-demo', 'wamid.five');
    expect(new Set(events.map((event) => event.id))).toEqual(new Set([id]));
    expect(events[0]).toMatchObject({ time: '2025-11-21T02:43:20.000Z', data: { messageId: id, content: { kind: 'text', text: '你好' } } });
  });

  it('with a bad signature is refused and records nothing', async () => {
    const body = JSON.stringify(delivery({ messages: [text('8613900000002', 'wamid.bad', 'forged')] }));
    const signatures = ['', 'sha256=00', sign(body, 'another secret'), sign(`${body} `), sign(body).replace('sha256=', 'sha1='), `${sign(body)}00`];
    for (const signature of signatures) expect((await post(body, signature)).status).toBe(401);
    expect((await post('{"broken"', 'sha256=00')).status).toBe(401);
    expect(await eventsOfUser('8613900000002')).toEqual([]);
    expect(await gateway.database.query('SELECT 1 FROM spool')).toEqual([]);
  });

  it('that is malformed is refused with a reason and records nothing', async () => {
    const mixed = delivery({ messages: [text('8613900000003', 'wamid.good', 'kept back'), { from: '8613900000003', id: 'wamid.no-time' }] });
    const bodies: [string, string][] = [
      ['{"object":', 'the body is not JSON'],
      ['{"object":"page","entry":[]}', 'object must be "whatsapp_business_account"'],
      [JSON.stringify(mixed), 'entry[0].changes[0].value.messages[1].timestamp must be a number of seconds since 1970'],
    ];
    for (const [body, reason] of bodies) {
      const response = await post(body);
      expect([response.status, ((await response.json()) as { reason: string }).reason]).toEqual([400, reason]);
    }
    expect(await eventsOfUser('8613900000003')).toEqual([]);
  });

  it('for a number that nobody owns is accepted and kept as a dead letter', async () => {
    expect((await post(JSON.stringify(delivery({ messages: [text('1', 'wamid.x', 'hi')] }, '999')))).status).toBe(200);
    await eventually(async () => {
      const reasons: (string | undefined)[] = [];
      await gateway.log.scan(deadLetterTopic(WHATSAPP_INTAKE), ({ records }) => void reasons.push(...records.map(({ headers }) => headers['parley-error'])));
      expect(reasons).toEqual(['No account has the phone number id 999']);
    });
  });

  it('is answered 2xx while the broker is away, and its messages follow in order', async () => {
    const user = '8613900000004';
    gateway.log.unreachable = true;
    try {
      for (const n of [1, 2, 3]) {
        expect((await post(JSON.stringify(delivery({ messages: [text(user, `wamid.away.${n}`, `message ${n}`)] })))).status).toBe(200);
      }
      expect(await eventsOfUser(user)).toEqual([]);
    } finally {
      gateway.log.unreachable = false;
    }
    await eventually(async () => {
      const told = (await eventsOfUser(user)).map(({ data }) => (data['content'] as { text: string }).text);
      expect([...new Set(told)]).toEqual(['message 1', 'message 2', 'message 3']);
    }, { timeoutMs: 20_000 });
  });
});

describe('replies', () => {
  it('are sent in order per thread, the refused one first again, and sent, delivered and read are told once', async () => {
    const user = '8613900000010';
    graph.next.push({ status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 130429, message: 'Rate limit hit' } } });
    const replies = ['first', 'second', 'third'].map((said) => conversation.reply(user, said));
    await gateway.publish(...replies);
    await eventually(() => expect(graph.accepted.get(user)).toEqual(['first', 'second', 'third']), { timeoutMs: 20_000 });
    const ids = replies.map(({ data }) => data.replyId);
    await eventually(async () => expect(await outcomes(user)).toEqual(ids.map((id) => ['channel.MessageSent', id])));

    const calls = graph.calls.filter(({ body }) => body['to'] === user);
    expect(calls).toHaveLength(4);
    expect(calls[0]).toMatchObject({ method: 'POST', path: `/v23.0/${DEMO_PHONE_NUMBER_ID}/messages`, authorization: 'Bearer spec token' });
    const [sent] = await eventsOfUser(user);
    const status = (name: string, timestamp: string) => ({ id: sent!.data['externalMessageId'], status: name, timestamp, recipient_id: user });
    for (const statuses of [[status('read', '1763693030'), status('delivered', '1763693020')], [status('delivered', '1763693020')]]) {
      expect((await post(JSON.stringify(delivery({ statuses })))).status).toBe(200);
    }
    await eventually(async () =>
      expect((await outcomes(user)).filter(([, id]) => id === ids[0])).toEqual([
        ['channel.MessageSent', ids[0]],
        ['channel.MessageDelivered', ids[0]],
        ['channel.MessageRead', ids[0]],
      ]),
    );
  });

  it('that WhatsApp reports before our own record are told when the record is there', async () => {
    const user = '8613900000011';
    const early = [{ id: 'wamid.early', status: 'delivered', timestamp: '1763693020', recipient_id: user }];
    expect((await post(JSON.stringify(delivery({ statuses: early })))).status).toBe(200);
    expect(await outcomes(user)).toEqual([]);
    graph.next.push({ body: { messages: [{ id: 'wamid.early' }] } });
    const reply = conversation.reply(user, 'reported early');
    await gateway.publish(reply);
    await eventually(async () =>
      expect(await outcomes(user)).toEqual([
        ['channel.MessageSent', reply.data.replyId],
        ['channel.MessageDelivered', reply.data.replyId],
      ]),
    );
  });

  it('outside the 24-hour window fail without a call, templates go out', async () => {
    const user = '8613900000012';
    const lastCustomerMessageTime = new Date(Date.now() - 25 * 3_600_000).toISOString();
    const late = conversation.reply(user, 'too late', { lastCustomerMessageTime });
    const template = conversation.reply(user, 'template', {
      lastCustomerMessageTime,
      content: { kind: 'template', template: { name: 'order_update', language: 'en', parameters: ['42'] } },
    });
    await gateway.publish(late, template);
    await eventually(async () =>
      expect(await outcomes(user)).toEqual([
        ['channel.MessageDeliveryFailed', late.data.replyId],
        ['channel.MessageSent', template.data.replyId],
      ]),
    );
    const [failed] = await eventsOfUser(user);
    expect(failed!.data).toMatchObject({ reason: 'WINDOW_CLOSED' });
    expect(graph.calls.filter(({ body }) => body['to'] === user).map(({ body }) => body['type'])).toEqual(['template']);
  });

  it('that can never succeed fail at once with the reason, and the next one goes out', async () => {
    const user = '8613900000013';
    graph.next.push({ status: 400, body: { error: { code: 131026, message: 'Message undeliverable' } } });
    const [first, second] = [conversation.reply(user, 'undeliverable'), conversation.reply(user, 'deliverable')];
    await gateway.publish(first, second);
    await eventually(async () =>
      expect((await eventsOfUser(user)).map(({ type, data }) => [type, data['reason'], data['vendorCode']])).toEqual([
        ['channel.MessageDeliveryFailed', 'RECIPIENT', '131026'],
        ['channel.MessageSent', undefined, undefined],
      ]),
    );
  });

  it('of the bot that wait when an agent takes over are dropped; the hand-over notice and the agent are not', async () => {
    const user = '8613900000014';
    graph.answer = ({ body }) => (body['to'] === user && graph.accepted.get('gate') === undefined ? { status: 503, headers: { 'retry-after': '1' } } : undefined);
    const bot = conversation.reply(user, 'late answer');
    const notice = conversation.reply(user, 'A colleague takes over', { purpose: 'handover' });
    const control = conversation.control(user, 2, 'agent');
    const agent = conversation.reply(user, 'Hello, this is Ada', { author: 'agent', purpose: 'agent', epoch: 2 });
    await gateway.publish(bot);
    await eventually(() => expect(graph.calls.some(({ body }) => body['to'] === user)).toBe(true));
    await gateway.publish(notice, control, agent);
    await eventually(async () => {
      expect(await gateway.database.query('SELECT 1 FROM conversation_control WHERE conversation_id = $1', [control.subject])).toHaveLength(1);
    });
    graph.accepted.set('gate', []);
    await eventually(() => expect(graph.accepted.get(user)).toEqual(['A colleague takes over', 'Hello, this is Ada']), { timeoutMs: 20_000 });
    await eventually(async () => expect((await outcomes(user))[0]).toEqual(['channel.MessageDeliveryFailed', bot.data.replyId]));
    expect((await eventsOfUser(user))[0]!.data['reason']).toBe('SUPERSEDED');
    graph.answer = () => undefined;
  });
});

describe('a thumb that a customer puts', () => {
  const sources = [{ articleId: 'refunds', articleVersion: 1, title: 'Refunds', confidence: 0.9 }];
  const ratings = async (user: string) => (await eventsOfUser(user)).filter(({ type }) => type === 'channel.AnswerRated').map(({ data }) => [data['replyId'], data['verdict']]);
  const react = async (user: string, id: string, refersTo: unknown, emoji: string, timestamp: string) => {
    const messages = [{ from: user, id, timestamp, type: 'reaction', reaction: { message_id: refersTo, emoji } }];
    expect((await post(JSON.stringify(delivery({ messages })))).status).toBe(200);
  };

  it('on an answer from an article is its verdict: the newest counts, a repeat and an older one that is late change nothing', async () => {
    const user = '8613900000021';
    const reply = conversation.reply(user, 'Five days.', { sources });
    await gateway.publish(reply);
    const sent = await eventually(async () => {
      const found = (await eventsOfUser(user)).find(({ type }) => type === 'channel.MessageSent');
      expect(found).toBeDefined();
      return found!.data['externalMessageId'];
    });
    const { replyId } = reply.data;
    await react(user, 'wamid.up', sent, '👍🏽', '1763693100');
    await react(user, 'wamid.down', sent, '👎', '1763693110');
    await react(user, 'wamid.up', sent, '👍🏽', '1763693100');
    await react(user, 'wamid.none', sent, '', '1763693120');
    await react(user, 'wamid.heart', sent, '❤️', '1763693130');
    await eventually(async () => expect(await ratings(user)).toEqual([[replyId, 'helpful'], [replyId, 'wrong'], [replyId, 'withdrawn']]));
    const [first] = (await eventsOfUser(user)).filter(({ type }) => type === 'channel.AnswerRated');
    expect(first!.time).toBe('2025-11-21T02:45:00.000Z');
  });

  it('on something else, or on the answer to somebody else, is a message and no verdict', async () => {
    const [user, other] = ['8613900000022', '8613900000023'];
    await gateway.publish(conversation.reply(user, 'Hello.'), conversation.reply(other, 'Seven days.', { sources }));
    const sentTo = (one: string) =>
      eventually(async () => {
        const found = (await eventsOfUser(one)).find(({ type }) => type === 'channel.MessageSent');
        expect(found).toBeDefined();
        return found!.data['externalMessageId'];
      });
    for (const [at, one] of [user, other].entries()) await react(user, `wamid.thumb.${at}`, await sentTo(one), '👍', '1763693100');
    await react(user, 'wamid.thumb.unknown', 'wamid.never-sent', '👍', '1763693100');
    expect((await eventsOfUser(user)).filter(({ type }) => type === 'channel.MessageReceived')).toHaveLength(3);
    expect([await ratings(user), await ratings(other)]).toEqual([[], []]);
    expect(await gateway.database.query("SELECT 1 FROM delivery WHERE verdict IS NOT NULL AND thread_id = ANY($1)", [[user, other].map((one) => threadIdOf('demo', 'whatsapp-demo', one))])).toEqual([]);
  });
});

describe("a customer's file", () => {
  it('is fetched at once, again after a failure, and handed to people who serve customers only', async () => {
    const bytes = Buffer.from('a photo of a broken cup');
    let failures = 1;
    graph.answer = ({ method, path, authorization }) => {
      if (method !== 'GET') return undefined;
      if (path === '/v23.0/9901') return { body: { url: `${graph.url}/file`, mime_type: 'image/jpeg' } };
      failures -= 1;
      return failures >= 0 || authorization !== 'Bearer spec token' ? { status: 404 } : { body: bytes };
    };
    const media = { ref: 'vendor:9901', mimeType: 'image/jpeg' };
    const message = conversation.message('8613900000020', 'wamid.photo', { kind: 'media', vendorKind: 'image', media });
    await gateway.publish(message);

    const download = async (role?: Role, tenant = 'demo') => {
      const person = { sub: 'p', tenant, roles: role ? [role] : [], name: 'P', locale: 'en' };
      const token = await new TokenSigner(TOKEN_SECRET).sign(person, 60);
      return fetch(`${gateway.url}/api/channel-gateway/attachments/${message.data.messageId}`, { headers: { authorization: `Bearer ${token}` } });
    };
    const response = await eventually(async () => {
      const answer = await download('agent');
      expect(answer.status).toBe(200);
      return answer;
    }, { timeoutMs: 20_000, everyMs: 100 });
    expect([response.headers.get('content-type'), Buffer.from(await response.arrayBuffer())]).toEqual(['image/jpeg', bytes]);
    expect((await download('analyst')).status).toBe(403);
    expect((await download('agent', 'another tenant')).status).toBe(404);
    graph.answer = () => undefined;
  });
});
