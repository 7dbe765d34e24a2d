import { beforeAll, describe, expect, it } from '@jest/globals';
import { DeskAgent, type RecordedEvent } from './support/desk-agent';
import type { GraphSend } from './support/graph-stand-in';
import { instance } from './support/instance';
import { reach } from './support/patience';
import {
  deliver, delivery, hold, newMessageId, newNumber, ownIds, release, secondsAt, sendAfter, sendsTo, signatureOf, status, text, textOf,
} from './support/whatsapp-vendor';

let agent: DeskAgent;

beforeAll(async () => {
  agent = await DeskAgent.signIn('sam');
});

const said = (events: readonly RecordedEvent[]) => events.filter(({ type }) => type === 'conversation.CustomerMessageAdded');
const deliveryState = async (send: GraphSend) => {
  const { conversationId, replyId } = ownIds(send);
  return (await agent.see(conversationId)).lines.find(({ lineId }) => lineId === replyId)?.delivery;
};
const becomes = (send: GraphSend, state: string) =>
  reach(async () => expect(await deliveryState(send)).toBe(state), { describe: `delivery state ${state}` });

describe("WhatsApp's check of the webhook", () => {
  const verify = async (token: string) => {
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' });
    const response = await fetch(`${instance.front}/webhooks/whatsapp?${query}`);
    return { status: response.status, text: await response.text() };
  };

  it('is answered with its challenge when it knows the verify token', async () => {
    expect(await verify(instance.verifyToken)).toEqual({ status: 200, text: '1158201444' });
  });

  it('is refused with 403 when it does not', async () => {
    const answer = await verify('somebody else');
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('1158201444');
  });
});

describe('one delivery with messages of different kinds', () => {
  it('records each with its content and the time of the vendor, and the customers get their replies', async () => {
    const [asking, photographing, travelling, future] = [newNumber(), newNumber(), newNumber(), newNumber()] as const;
    const anHourAgo = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000);
    const at = (from: string, parts: object) => ({ id: newMessageId(), from, timestamp: secondsAt(anHourAgo), ...parts });
    const answer = await deliver(
      delivery({
        contacts: [{ wa_id: asking, profile: { name: '李雷' } }],
        messages: [
          at(asking, { type: 'text', text: { body: '运费是多少？' } }),
          at(asking, { type: 'reaction', reaction: { message_id: 'wamid.earlier', emoji: '👍' } }),
          at(photographing, { type: 'image', image: { id: '9901', mime_type: 'image/png', caption: 'How do I return an item?' } }),
          at(travelling, { type: 'location', location: { latitude: 31.2304, longitude: 121.4737 } }),
          at(future, { type: 'hologram', hologram: { id: '1' } }),
        ],
      }),
    );
    expect(answer).toEqual({ status: 200, body: JSON.stringify({ messages: 5, statuses: 0 }) });

    const [answered, returned, located, unknown] = await Promise.all(
      [asking, photographing, travelling, future].map((number) => sendAfter(number, 0)),
    );
    expect(textOf(answered!)).toContain('来源: 运费说明');
    expect(textOf(returned!)).toContain('Source: Return an item');
    expect(answered!.authorization).toBe(`Bearer ${instance.whatsappToken}`);
    expect(located!.payload).toMatchObject({ type: 'interactive' });

    const contentsOf = async (send: GraphSend) =>
      said(await agent.recorded(ownIds(send).conversationId)).map(({ time, data }) => ({ time, content: data['content'] }));
    const time = anHourAgo.toISOString();
    expect(await contentsOf(answered!)).toMatchObject([
      { time, content: { kind: 'text', text: '运费是多少？' } },
      { time, content: { kind: 'reaction', text: '👍', refersTo: 'wamid.earlier' } },
    ]);
    expect(await contentsOf(returned!)).toMatchObject([
      { time, content: { kind: 'media', vendorKind: 'image', text: 'How do I return an item?', media: { mimeType: 'image/png' } } },
    ]);
    expect(await contentsOf(located!)).toMatchObject([{ time, content: { kind: 'location', location: { latitude: 31.2304, longitude: 121.4737 } } }]);
    expect(await contentsOf(unknown!)).toMatchObject([{ time, content: { kind: 'unsupported', vendorKind: 'hologram' } }]);
  });

  it('changes nothing when the vendor repeats it', async () => {
    const number = newNumber();
    const body = delivery({ messages: [text(number, 'Which payment methods do you accept?')] });
    expect([await deliver(body), await deliver(body)].map((answer) => answer.status)).toEqual([200, 200]);
    const first = await sendAfter(number, 0);
    expect((await deliver(body)).status).toBe(200);
    await deliver(delivery({ messages: [text(number, 'Do you deliver to other countries?')] }));
    const second = await sendAfter(number, 1);

    expect([textOf(first), textOf(second)]).toEqual([
      expect.stringContaining('Source: Payment methods'), expect.stringContaining('Source: Delivery abroad'),
    ]);
    expect(await sendsTo(number)).toHaveLength(2);
    expect(said(await agent.recorded(ownIds(first).conversationId))).toHaveLength(2);
  });
});

describe('a delivery that is not the vendor’s', () => {
  it('is refused with 401 for a wrong, foreign or missing signature, and nothing of it is recorded', async () => {
    const number = newNumber();
    const forged = delivery({ messages: [text(number, '转人工')] });
    const changed = forged.replace('转人工', '转人工吧');
    for (const signature of [signatureOf(forged, 'another secret'), signatureOf(changed), 'sha256=00', null]) {
      expect((await deliver(forged, signature)).status).toBe(401);
    }
    await deliver(delivery({ messages: [text(number, '怎么取消订单？')] }));
    const send = await sendAfter(number, 0);
    expect(textOf(send)).toContain('来源: 取消订单');
    expect(said(await agent.recorded(ownIds(send).conversationId))).toHaveLength(1);
  });

  it('is refused with 400 and the reason when it is signed but malformed, and no part of it is recorded', async () => {
    const number = newNumber();
    const good = text(number, '转人工');
    const answer = await deliver(delivery({ messages: [good, { from: number, timestamp: 'soon', type: 'text' }] }));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(/messages\[1\]\.(id|timestamp)/);
    const notJson = await deliver('{');
    expect(notJson).toMatchObject({ status: 400, body: expect.stringContaining('not JSON') });
    await deliver(delivery({ messages: [text(number, '怎么取消订单？')] }));
    const send = await sendAfter(number, 0);
    expect(said(await agent.recorded(ownIds(send).conversationId))).toHaveLength(1);
  });
});

describe('delivery states', () => {
  it('follow the statuses of the vendor, forward only, however often and in whatever order they come', async () => {
    const number = newNumber();
    await deliver(delivery({ messages: [text(number, 'Where is my order?')] }));
    const send = await sendAfter(number, 0);
    await becomes(send, 'sent');
    await deliver(delivery({ statuses: [status(send, 'delivered'), status(send, 'delivered'), status(send, 'sent')] }));
    await becomes(send, 'delivered');
    await deliver(delivery({ statuses: [status(send, 'read')] }));
    await becomes(send, 'read');
    for (const late of ['delivered', 'sent', 'failed'] as const) await deliver(delivery({ statuses: [status(send, late)] }));
    // The next reply of the thread is behind the late statuses.
    await deliver(delivery({ messages: [text(number, 'How much does delivery cost?')] }));
    await becomes(await sendAfter(number, 1), 'sent');
    expect(await deliveryState(send)).toBe('read');
  });

  it('count when a status comes before the vendor has answered the send', async () => {
    const number = newNumber();
    await hold(number);
    await deliver(delivery({ messages: [text(number, 'Where is my order?')] }));
    const send = await sendAfter(number, 0);
    // Known by the vendor's id only, which Parley has not heard of yet.
    const early = await deliver(delivery({ statuses: [status(send, 'delivered', { biz_opaque_callback_data: undefined })] }));
    expect(early.status).toBe(200);
    await becomes(send, 'composed');
    await release(number);
    await becomes(send, 'delivered');
  });

  it('tell a failure that the vendor reports afterwards', async () => {
    const number = newNumber();
    await deliver(delivery({ messages: [text(number, '运费是多少？')] }));
    const send = await sendAfter(number, 0);
    await deliver(delivery({ statuses: [status(send, 'failed', { errors: [{ code: 131026, title: 'Message undeliverable' }] })] }));
    await becomes(send, 'failed');
  });
});
