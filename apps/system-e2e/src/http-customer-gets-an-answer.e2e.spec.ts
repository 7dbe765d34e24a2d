import { describe, expect, it } from '@jest/globals';
import { HUMAN_CHOICE, messageIdOf, threadIdOf } from '@parley/contracts';
import { DeskAgent } from './support/desk-agent';
import { HttpCustomer } from './support/http-customer';
import { demo } from './support/instance';

const ACCOUNT = 'http-demo';

describe('a customer of the HTTP channel', () => {
  it.each([
    ['en', 'How do I cancel my order?', 'Cancel an order', 'I am an automated assistant.', 'Source: '],
    ['zh', '怎么取消订单？', '取消订单', '我是智能客服机器人。', '来源: '],
  ])('gets the answer with its source in the language of the question (%s)', async (_, question, title, introduction, source) => {
    const reply = await new HttpCustomer().ask(question);
    expect(reply).toMatchObject({ author: 'bot', purpose: 'answer', sources: [expect.objectContaining({ title })] });
    expect(reply.content.text).toContain(introduction);
    expect(reply.content.text).toContain(`${source}${title}`);
    expect(reply.sources[0]?.url).toMatch(/^https:\/\//);
    expect(reply.content.text).toContain(reply.sources[0]?.url);
  });

  it('is told the ids of the message, which follow from what was posted', async () => {
    const { externalUserId } = new HttpCustomer();
    const { status, body } = await HttpCustomer.post({ externalMessageId: `${externalUserId}-1`, externalUserId, text: '你好' });
    expect(status).toBe(202);
    expect(body).toEqual({
      messageId: messageIdOf(demo.tenant, ACCOUNT, `${externalUserId}-1`),
      threadId: threadIdOf(demo.tenant, ACCOUNT, externalUserId),
    });
  });

  it('is answered once, however often the same message is posted', async () => {
    const customer = new HttpCustomer();
    const agent = await DeskAgent.signIn('sam');
    const message = await customer.say('When will I get my refund?');
    const repeats = await Promise.all([1, 2, 3].map(() => HttpCustomer.post({ ...message, text: 'the text of a repeat counts for nothing' })));
    expect(repeats.map(({ status }) => status)).toEqual([202, 202, 202]);
    const first = await customer.replyAfter(0);
    await HttpCustomer.post(message);
    // What follows in the thread is behind every repeat: when it is answered, no repeat can be answered any more.
    const second = await customer.ask('How much does delivery cost?');

    expect(second.sources[0]?.title).toBe('Delivery costs');
    expect((await customer.replies()).map(({ id }) => id)).toEqual([first.id, second.id]);
    const recorded = await agent.recorded(first.conversationId);
    const said = recorded.filter(({ type }) => type === 'conversation.CustomerMessageAdded');
    expect(said.map(({ data }) => data['externalMessageId'])).toEqual([message.externalMessageId, `${customer.externalUserId}-2`]);
    expect(said[0]?.data['content']).toMatchObject({ text: message.text });
  });

  it('is asked one question when the bot is not sure, with a human among the choices', async () => {
    const reply = await new HttpCustomer().ask('Does the quantum flange fit the older gasket?');
    expect(reply).toMatchObject({ purpose: 'clarification', content: { kind: 'buttons' } });
    expect(reply.content.options).toContainEqual({ id: HUMAN_CHOICE, title: 'Talk to a human' });
  });
});

describe('the HTTP channel', () => {
  const message = () => {
    const { externalUserId } = new HttpCustomer();
    return { externalMessageId: `${externalUserId}-1`, externalUserId, text: 'Where is my order?' };
  };

  it('refuses a wrong or missing key with 401, and nothing is recorded', async () => {
    const customer = new HttpCustomer();
    const forged = { externalMessageId: `${customer.externalUserId}-forged`, externalUserId: customer.externalUserId, text: '转人工' };
    for (const key of ['wrong-key', '']) {
      const { status, body } = await HttpCustomer.post(forged, key);
      expect(status).toBe(401);
      expect(body['code']).toBe('CHANNEL.API_KEY_UNAUTHENTICATED');
    }
    const reply = await customer.ask('Where is my order?');
    const recorded = await (await DeskAgent.signIn('sam')).recorded(reply.conversationId);
    expect(recorded.filter(({ type }) => type === 'conversation.CustomerMessageAdded')).toHaveLength(1);
    expect(await customer.replies()).toHaveLength(1);
  });

  it.each([
    ['no body', () => ({}), 'externalMessageId'],
    ['an id that is no text', () => ({ ...message(), externalMessageId: 7 }), 'externalMessageId'],
    ['nobody who speaks', () => ({ ...message(), externalUserId: '' }), 'externalUserId'],
    ['nothing said', () => ({ ...message(), text: '' }), 'text'],
    ['a text that is too long', () => ({ ...message(), text: '长'.repeat(16_385) }), '16384'],
    ['a time without zone', () => ({ ...message(), time: 'yesterday' }), 'time'],
    ['a place off the globe', () => ({ ...message(), location: { latitude: 91, longitude: 0 } }), 'latitude'],
  ])('refuses %s with 400 and names what is wrong', async (_, body, named) => {
    const answer = await HttpCustomer.post(body());
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'CHANNEL.MALFORMED', detail: expect.stringContaining(named) });
  });

  it('refuses what is not JSON with 400, without quoting it', async () => {
    const { status, body } = await HttpCustomer.post('{"text": "my secret number is 4711"');
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('4711');
  });
});
