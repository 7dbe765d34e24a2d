import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeTyping, encodeTyping, messageIdOf, Topics } from '@parley/contracts';
import { eventually } from '@parley/testing';
import { ConversationEvents } from '../test-support/conversation-events.support.spec';
import { startGateway, type TestGateway } from '../test-support/gateway.support.spec';
import { VisitorSocket } from '../test-support/visitor-socket.support.spec';
import type { OpenedSession } from './webchat-sessions.controller';

let gateway: TestGateway;
const conversation = new ConversationEvents('webchat', 'webchat-demo');
const sockets: VisitorSocket[] = [];

beforeAll(async () => {
  gateway = await startGateway();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(async () => {
  await gateway?.stop();
});

const postSession = (body: object) =>
  fetch(`${gateway.url}/api/channel-gateway/webchat/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'webchat-demo', ...body }),
  });
const session = async (body: object = {}) => (await (await postSession(body)).json()) as OpenedSession;
const userOf = ({ visitorId }: OpenedSession) => visitorId.split('.')[0]!;
const open = async (token?: string, url = gateway.url) => {
  const socket = await VisitorSocket.open(url, token);
  sockets.push(socket);
  return socket;
};
const typesFor = async (threadId: string) => (await gateway.channelEvents()).filter(({ subject }) => subject === threadId).map(({ type }) => type);

describe('a session', () => {
  it('brings the same visitor back by the signed id, and nobody by a forged one', async () => {
    const first = await session();
    expect((await session({ visitorId: first.visitorId })).threadId).toBe(first.threadId);
    for (const visitorId of [userOf(first), `${userOf(first)}.AAAA`, `x${first.visitorId}`]) {
      expect((await postSession({ visitorId })).status).toBe(401);
    }
  });

  it('is refused for an account that is none, or of another channel', async () => {
    expect((await postSession({ account: 'nobody' })).status).toBe(404);
    expect((await postSession({ account: 'whatsapp-demo' })).status).toBe(404);
  });
});

describe('the web chat', () => {
  it('acknowledges a message once it is durable, pushes the reply, and tells sent, delivered and read', async () => {
    const opened = await session({ locale: 'zh-CN' });
    const socket = await open(opened.token);
    socket.say({ type: 'resume', after: 0 });
    socket.say({ type: 'send', clientMessageId: 'm1', text: '你好' });
    const ack = await socket.first('ack');
    const messageId = messageIdOf('demo', 'webchat-demo', `${userOf(opened)}:m1`);
    expect(ack).toMatchObject({ clientMessageId: 'm1', messageId });
    await eventually(() => expect(socket.pushed).toMatchObject([{ id: messageId, author: 'customer', clientMessageId: 'm1' }]));

    const reply = conversation.reply(userOf(opened), '您好，请问有什么可以帮您？');
    await gateway.publish(reply);
    const { replyId } = reply.data;
    await eventually(() => expect(socket.pushed.find(({ id }) => id === replyId)).toMatchObject({ author: 'bot', content: reply.data.content }));
    socket.say({ type: 'delivered', replyIds: [replyId] });
    socket.say({ type: 'read', replyIds: [replyId, replyId] });
    await eventually(async () =>
      expect(await typesFor(opened.threadId)).toEqual([
        'channel.MessageReceived', 'channel.MessageSent', 'channel.MessageDelivered', 'channel.MessageRead',
      ]),
    );
    await eventually(() => expect(socket.pushed.at(-1)).toMatchObject({ id: replyId, state: 'read' }));
  });

  it('resumes after a lost connection, on another instance too, without loss or repeat', async () => {
    const opened = await session();
    const user = userOf(opened);
    const other = await gateway.another();
    const first = await open(opened.token);
    first.say({ type: 'resume', after: 0 });
    await gateway.publish(conversation.reply(user, 'one'), conversation.reply(user, 'two'));
    await eventually(() => expect(new Set(first.pushed.map(({ content }) => content.text))).toEqual(new Set(['one', 'two'])));
    await eventually(() => expect(first.pushed.filter(({ state }) => state === 'sent')).toHaveLength(2));
    const revision = first.revision;
    first.close();

    await gateway.publish(conversation.reply(user, 'three'));
    const second = await open((await session({ visitorId: opened.visitorId })).token, other.url);
    second.say({ type: 'resume', after: revision });
    await gateway.publish(conversation.reply(user, 'four'));
    await eventually(() => expect([...new Set(second.pushed.map(({ content }) => content.text))]).toEqual(['three', 'four']));
    const revisions = [...first.pushed, ...second.pushed].map(({ revision: r }) => r);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  it('gives the history after a reload, with the revision to resume after', async () => {
    const opened = await session();
    const socket = await open(opened.token);
    for (const n of [1, 2, 3]) socket.say({ type: 'send', clientMessageId: `h${n}`, text: `message ${n}` });
    await eventually(async () => {
      const response = await fetch(`${gateway.url}/api/channel-gateway/webchat/history`, { headers: { authorization: `Bearer ${opened.token}` } });
      const history = (await response.json()) as { entries: { content: { text: string } }[]; revision: number };
      expect(history.entries.map(({ content }) => content.text)).toEqual(['message 1', 'message 2', 'message 3']);
      expect(history.revision).toBe(3);
    });
    expect((await fetch(`${gateway.url}/api/channel-gateway/webchat/history`)).status).toBe(401);
  });

  it('sends the same message once, however often the client repeats it', async () => {
    const opened = await session();
    const socket = await open(opened.token);
    socket.say({ type: 'resume', after: 0 });
    for (let n = 0; n < 3; n += 1) socket.say({ type: 'send', clientMessageId: 'again', text: 'once' });
    await eventually(() => expect(socket.frames.filter(({ type }) => type === 'ack')).toHaveLength(3));
    await eventually(() => expect(socket.pushed).toHaveLength(1));
    expect(new Set((await gateway.channelEvents()).filter(({ subject }) => subject === opened.threadId).map(({ id }) => id)).size).toBe(1);
  });

  it('has a button for a person that speaks the visitor language', async () => {
    const opened = await session({ locale: 'zh-CN' });
    const socket = await open(opened.token);
    socket.say({ type: 'resume', after: 0 });
    socket.say({ type: 'send', clientMessageId: 'h', choice: { id: 'parley:human' } });
    await eventually(() => expect(socket.pushed[0]).toMatchObject({ content: { kind: 'button-reply', replyId: 'parley:human', text: '我想转人工客服。' } }));
  });

  it('tells typing both ways', async () => {
    const opened = await session();
    const socket = await open(opened.token);
    const heard: string[] = [];
    const tail = await gateway.log.tail(Topics.channelSignals.name, ({ value }) => void heard.push(decodeTyping(value)?.threadId ?? ''));
    socket.say({ type: 'typing' });
    await eventually(() => expect(heard).toContain(opened.threadId));
    await tail.close();
    const signal = encodeTyping({ type: 'typing', threadId: opened.threadId, author: 'agent', time: new Date().toISOString() });
    const writer = gateway.log.writer();
    await writer.append([{ topic: Topics.routingSignals.name, ...signal }]);
    expect(await socket.first('typing')).toEqual({ type: 'typing', author: 'agent' });
    await writer.close();
  });

  it('takes no word about replies of another thread', async () => {
    const [mine, theirs] = [await session(), await session()];
    const reply = conversation.reply(userOf(theirs), 'not yours');
    await gateway.publish(reply);
    const socket = await open(mine.token);
    socket.say({ type: 'read', replyIds: [reply.data.replyId] });
    socket.say({ type: 'send', clientMessageId: 'after', text: 'done' });
    await socket.first('ack');
    expect(await typesFor(theirs.threadId)).toEqual([]);
  });

  describe('takes the visitor\'s word on an answer from an article', () => {
    const sources = [{ articleId: 'refunds', articleVersion: 1, title: 'Refunds', confidence: 0.9 }];
    const ratingsOf = async (threadId: string) =>
      (await gateway.channelEvents()).filter(({ subject, type }) => subject === threadId && type === 'channel.AnswerRated').map(({ data }) => [data['replyId'], data['verdict']]);
    const historyOf = async ({ token }: OpenedSession) => {
      const response = await fetch(`${gateway.url}/api/channel-gateway/webchat/history`, { headers: { authorization: `Bearer ${token}` } });
      return ((await response.json()) as { entries: { id: string; verdict?: string }[] }).entries;
    };

    it('once, changed and taken back, and shows it after a reload', async () => {
      const opened = await session();
      const socket = await open(opened.token);
      socket.say({ type: 'resume', after: 0 });
      const reply = conversation.reply(userOf(opened), 'Five days.', { sources });
      const { replyId } = reply.data;
      await gateway.publish(reply);
      await eventually(() => expect(socket.pushed.map(({ id }) => id)).toContain(replyId));
      const says = async (verdict: string, shown: string | undefined) => {
        socket.say({ type: 'rate', replyId, verdict });
        socket.say({ type: 'rate', replyId, verdict });
        await eventually(async () => expect((await historyOf(opened)).find(({ id }) => id === replyId)?.verdict).toBe(shown));
      };
      await says('helpful', 'helpful');
      await eventually(() => expect(socket.pushed.at(-1)).toMatchObject({ id: replyId, verdict: 'helpful' }));
      await says('wrong', 'wrong');
      await says('withdrawn', undefined);
      expect(await ratingsOf(opened.threadId)).toEqual([[replyId, 'helpful'], [replyId, 'wrong'], [replyId, 'withdrawn']]);
    });

    it('and passes over what is no such answer, or of another thread', async () => {
      const [mine, theirs] = [await session(), await session()];
      const [own, unsourced, clarification] = [
        conversation.reply(userOf(mine), 'from an article', { sources }), conversation.reply(userOf(mine), 'from nowhere'),
        conversation.reply(userOf(mine), 'which one?', { sources, purpose: 'clarification' }),
      ];
      const foreign = conversation.reply(userOf(theirs), 'not yours', { sources });
      await gateway.publish(own, unsourced, clarification, foreign);
      const socket = await open(mine.token);
      socket.say({ type: 'resume', after: 0 });
      await eventually(() => expect(new Set(socket.pushed.map(({ id }) => id)).size).toBe(3));
      for (const { data } of [unsourced, clarification, foreign, own]) socket.say({ type: 'rate', replyId: data.replyId, verdict: 'wrong' });
      await eventually(async () => expect(await ratingsOf(mine.threadId)).toEqual([[own.data.replyId, 'wrong']]));
      expect(await ratingsOf(theirs.threadId)).toEqual([]);
      socket.say({ type: 'rate', replyId: own.data.replyId, verdict: 'splendid' });
      expect(await socket.first('error')).toMatchObject({ code: 'CHANNEL.MALFORMED' });
    });
  });

  it('refuses what is malformed or unauthenticated, with a reason', async () => {
    const opened = await session();
    const socket = await open(opened.token);
    socket.say('{');
    socket.say({ type: 'send', clientMessageId: 'empty', text: '' });
    expect(await socket.first('error', ({ clientMessageId }) => clientMessageId === 'empty')).toMatchObject({ code: 'CHANNEL.MALFORMED', retriable: false });
    const stranger = await open();
    stranger.say({ type: 'resume', after: 0 });
    expect(await stranger.first('error')).toMatchObject({ code: 'AUTH.UNAUTHENTICATED' });
    await eventually(() => expect(stranger.closed).toBe(1008));
  });

  it('slows down a visitor who floods it', async () => {
    const opened = await session();
    const socket = await open(opened.token);
    for (let n = 0; n < 30; n += 1) socket.say({ type: 'send', clientMessageId: `f${n}`, text: 'flood' });
    expect(await socket.first('error')).toMatchObject({ code: 'HTTP.RATE_LIMITED', retriable: true });
    await eventually(() => expect(socket.frames.filter(({ type }) => type === 'ack' || type === 'error')).toHaveLength(30));
    expect(socket.frames.filter(({ type }) => type === 'ack').length).toBeLessThan(30);
  });
});
