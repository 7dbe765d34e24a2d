import { describe, expect, it } from '@jest/globals';
import { messageIdOf } from '@parley/contracts';
import { DeskAgent, type RecordedEvent } from './support/desk-agent';
import { call } from './support/http';
import { HttpCustomer } from './support/http-customer';
import { demo } from './support/instance';
import { reach } from './support/patience';
import { pidOf } from './support/service-process';

/** The front address answers 503 while nobody listens behind it, 401 without a token otherwise. */
const isAway = async () => (await call('/api/conversation/conversations/any')).status === 503;

const repliesTo = (messageId: string, events: readonly RecordedEvent[]) =>
  events.filter(({ type, data }) => type === 'conversation.ReplyComposed' && data['messageId'] === messageId);

describe('while the conversation service is killed', () => {
  it('messages are accepted, and all are answered once it is back, none twice', async () => {
    const inTheMiddle = new HttpCustomer();
    const before = await inTheMiddle.ask('When will I get my refund?');
    const questions = [
      ['How do I cancel my order?', 'Cancel an order'],
      ['怎么取消订单？', '取消订单'],
      ['How much does delivery cost?', 'Delivery costs'],
      ['运费是多少？', '运费说明'],
    ] as const;
    const newcomers = questions.map(([question, title]) => ({ customer: new HttpCustomer(), question, title }));

    const killed = pidOf('conversation');
    await inTheMiddle.say('Which payment methods do you accept?');
    process.kill(killed, 'SIGKILL');
    await reach(async () => expect(await isAway()).toBe(true), { everyMs: 10 });
    const repeated = await Promise.all(newcomers.map(({ customer, question }) => customer.say(question)));
    await Promise.all(repeated.map((message) => HttpCustomer.post(message)));
    const newest = await inTheMiddle.say('Do you deliver to other countries?');
    expect(await isAway()).toBe(true);

    for (const { customer, title } of newcomers) expect((await customer.replyAfter(0)).sources[0]?.title).toBe(title);
    expect(pidOf('conversation')).not.toBe(killed);
    // What was said in one breath may be settled by one reply; the newest message always is.
    const agent = await DeskAgent.signIn('sam');
    const newestId = messageIdOf(demo.tenant, 'http-demo', newest.externalMessageId);
    const recorded = await reach(async () => {
      const events = await agent.recorded(before.conversationId);
      expect(repliesTo(newestId, events)).toHaveLength(1);
      return events;
    });
    expect(recorded.map(({ seq }) => seq)).toEqual(recorded.map((_, index) => index + 1));
    expect(recorded.filter(({ type }) => type === 'conversation.CustomerMessageAdded')).toHaveLength(3);

    // A further answer in each thread is behind whatever the restart could have repeated.
    for (const { customer } of newcomers) {
      await customer.ask('Where is my order?');
      expect(await customer.replies()).toHaveLength(2);
    }
    const last = await inTheMiddle.ask('Where is my order?');
    expect(repliesTo(newestId, await agent.recorded(before.conversationId))).toHaveLength(1);
    const replies = await inTheMiddle.replies();
    expect(replies.at(-1)).toBe(last);
    expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length);
    expect(replies.map(({ purpose }) => purpose)).not.toContain('handover');
  });
});
