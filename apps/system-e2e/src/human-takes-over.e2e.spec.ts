import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskAgent, type RecordedEvent } from './support/desk-agent';
import { HttpCustomer } from './support/http-customer';
import { reach } from './support/patience';

const agents = new Map<string, DeskAgent>();
const agentCalled = (name: string): DeskAgent => {
  const agent = agents.get(name);
  if (!agent) throw new Error(`${name} is not signed in`);
  return agent;
};

beforeAll(async () => {
  for (const name of ['ada', 'chen', 'sam']) {
    const agent = await DeskAgent.signIn(name);
    await agent.become('offline');
    agents.set(name, agent);
  }
});
afterAll(async () => {
  for (const agent of agents.values()) await agent.become('offline');
});

const ofType = (events: readonly RecordedEvent[], type: string) => events.filter((event) => event.type === `conversation.${type}`);

describe('a customer who asks for a human', () => {
  it.each([
    {
      language: 'en', agentName: 'ada', question: 'My parcel has not arrived, what can I do?', plea: 'human please',
      handOver: 'I am handing you over to a colleague.', humanAnswer: 'This is Ada. I am looking for your parcel.', meanwhile: 'How do I cancel my order?',
      later: 'How much does delivery cost?',
    },
    {
      language: 'zh', agentName: 'chen', question: '怎么取消订单？', plea: '转人工',
      handOver: '正在为您转接人工客服。', humanAnswer: '您好，我是陈，马上为您处理。', meanwhile: '我的订单到哪里了？',
      later: '运费是多少？',
    },
  ])('is served by one, and by the bot again when that is resolved ($language)', async ({ language, agentName, question, plea, handOver, humanAnswer, meanwhile, later }) => {
    const customer = new HttpCustomer();
    const agent = agentCalled(agentName);
    const colleague = agentCalled('sam');
    await agent.become('online');
    await colleague.become('away');

    const answer = await customer.ask(question);
    expect(answer.purpose).toBe('answer');
    const { conversationId } = answer;
    const goodbye = await customer.ask(plea);
    expect(goodbye).toMatchObject({ author: 'bot', purpose: 'handover', conversationId });
    expect(goodbye.content.text).toContain(handOver);

    // The queue shows it, and the packet tells all that is known.
    await reach(async () =>
      expect(await agent.queue()).toContainEqual(expect.objectContaining({ conversationId, language, reason: 'customer-request' })),
    );
    const { packet } = (await reach(async () => {
      const { head } = await agent.see(conversationId);
      expect(head.packet).not.toBeNull();
      return { packet: head.packet! };
    }));
    expect(packet.summary).toContain('reason: customer-request');
    expect(packet.transcript.map(({ author }) => author).slice(0, 3)).toEqual(['customer', 'bot', 'customer']);
    expect(packet.transcript.map(({ text }) => text)).toEqual(expect.arrayContaining([question, plea]));
    expect(packet.articlesTried.map(({ title }) => title)).toContain(answer.sources[0]?.title);

    // One agent gets it, nobody else can.
    await reach(() => agent.take(conversationId));
    expect(await colleague.claim(conversationId)).toMatchObject({ status: 409, body: { code: 'ROUTING.ALREADY_ASSIGNED' } });
    await reach(async () => expect((await agent.see(conversationId)).head.controller).toBe('agent'));

    // The agent sees what the customer goes on to say, the bot keeps silent, and the customer hears the agent.
    await customer.say(meanwhile);
    await reach(async () => expect((await agent.see(conversationId)).lines.at(-1)).toMatchObject({ author: 'customer', text: meanwhile }));
    await agent.reply(conversationId, humanAnswer);
    expect(await customer.replyAfter(2)).toMatchObject({ author: 'agent', content: { text: humanAnswer } });

    // The agent resolves with a reason, and what the customer says later opens the conversation again, for the bot.
    const wrapUp = { category: 'delivery', outcome: 'solved', escalationReasonCorrect: true, note: '已处理 / done' };
    await agent.resolve(conversationId, wrapUp);
    await reach(async () => expect((await agent.see(conversationId)).head).toMatchObject({ closed: true, wrapUp }));
    await reach(async () => expect((await agent.queue()).map((row) => row.conversationId)).not.toContain(conversationId));
    const again = await customer.ask(later);
    expect(again).toMatchObject({ author: 'bot', purpose: 'answer', conversationId });

    // Engines answer in order, so the bot would have answered the question in between by now.
    expect((await customer.replies()).map(({ author }) => author)).toEqual(['bot', 'bot', 'agent', 'bot']);
    const recorded = await agent.recorded(conversationId);
    const takenOver = ofType(recorded, 'ControlChanged').find(({ data }) => data['controller'] === 'agent')?.seq ?? 0;
    const closed = ofType(recorded, 'ConversationClosed')[0]?.seq ?? 0;
    const between = ofType(recorded, 'ReplyComposed').filter(({ seq }) => seq > takenOver && seq < closed);
    expect(between.map(({ data }) => data['author'])).toEqual(['agent']);
    expect(ofType(recorded, 'ConversationReopened')).toHaveLength(1);
    expect(recorded.map(({ seq }) => seq)).toEqual(recorded.map((_, index) => index + 1));
    await agent.become('offline');
  });

  it('keeps the place and loses nothing when the agent lets the conversation go', async () => {
    const customer = new HttpCustomer();
    const [first, second] = [agentCalled('ada'), agentCalled('sam')];
    await first.become('away');
    await second.become('away');
    const { conversationId } = await customer.ask('I want to talk to a person');
    await reach(() => first.take(conversationId));
    await first.release(conversationId);
    await reach(() => second.take(conversationId));
    await reach(async () => expect((await second.see(conversationId)).head.controller).toBe('agent'));
    const refused = await first.tryToReply(conversationId, 'too late');
    expect(refused).toMatchObject({ status: 409, body: { code: 'ROUTING.NOT_ASSIGNEE' } });
    await second.reply(conversationId, 'Sam here.');
    expect(await customer.replyAfter(1)).toMatchObject({ author: 'agent', content: { text: 'Sam here.' } });
    await second.resolve(conversationId, { category: 'general', outcome: 'solved', escalationReasonCorrect: true });
    await reach(async () => expect((await second.see(conversationId)).head.closed).toBe(true));
  });
});
