import { describe, expect, it } from '@jest/globals';
import type { ChannelAccount, Delivery } from '@parley/channel/domain';
import type { GraphAnswer } from './graph-client';
import { WhatsAppSender } from './whatsapp.channel';

const account: ChannelAccount = { id: 'wa', tenant: 'demo', channel: 'whatsapp', externalId: '1001', locale: 'en', sendsPerSecond: 80 };
const delivery = (parts: Partial<Delivery> = {}): Delivery => ({
  replyId: 'r1', tenant: 'demo', subjectId: 's1', conversationId: 'c1', threadId: 't1', channel: 'whatsapp', accountId: 'wa', recipient: '861',
  author: 'bot', purpose: 'answer', epoch: 1, content: { kind: 'text', text: 'Hi' }, sources: [], composedTime: new Date().toISOString(),
  lastCustomerMessageTime: new Date().toISOString(), state: 'pending', partsSent: 0, ...parts,
});
const accepted = (id: string): GraphAnswer => ({ ok: true, body: { messages: [{ id }] } });

function sender(...answers: GraphAnswer[]) {
  const calls: { path: string; body: Record<string, unknown> }[] = [];
  const graph = {
    post: async (path: string, body: object) => {
      calls.push({ path, body: body as Record<string, unknown> });
      return answers.shift() ?? accepted(`wamid.${calls.length}`);
    },
  };
  return { calls, sender: new WhatsAppSender(graph) };
}
const noParts = async () => undefined;

describe('sending by WhatsApp', () => {
  it('posts to the account number and returns the vendor id', async () => {
    const { calls, sender: whatsapp } = sender(accepted('wamid.A'));
    expect(await whatsapp.send(delivery(), account, noParts)).toEqual({ kind: 'sent', externalMessageId: 'wamid.A' });
    expect(calls.map(({ path }) => path)).toEqual(['1001/messages']);
  });

  it('goes on behind the parts that were accepted before', async () => {
    const content = { kind: 'text', text: 'word '.repeat(2_000) } as const;
    const first = sender(accepted('wamid.1'), { ok: false, status: 503, error: {} });
    const parts: number[] = [];
    const outcome = await first.sender.send(delivery({ content }), account, async (sent) => void parts.push(sent));
    expect([outcome, parts]).toEqual([{ kind: 'refused', failure: { kind: 'retry', reason: 'VENDOR', vendorCode: 'HTTP 503' } }, [1]]);
    const again = sender();
    expect(await again.sender.send(delivery({ content, partsSent: 1 }), account, noParts)).toMatchObject({ kind: 'sent' });
    expect(again.calls).toHaveLength(2);
  });

  it('passes on what the vendor asks for', async () => {
    const { sender: whatsapp } = sender({ ok: false, status: 429, error: { code: 130429 }, retryAfterMs: 7_000 });
    expect(await whatsapp.send(delivery(), account, noParts)).toEqual({
      kind: 'refused', failure: { kind: 'retry', reason: 'RATE_LIMITED', vendorCode: '130429' }, retryAfterMs: 7_000,
    });
  });

  it('outside the service window calls nobody', async () => {
    const { calls, sender: whatsapp } = sender();
    const lastCustomerMessageTime = new Date(Date.now() - 24 * 3_600_000).toISOString();
    expect(await whatsapp.send(delivery({ lastCustomerMessageTime }), account, noParts)).toEqual({
      kind: 'refused', failure: { kind: 'give-up', reason: 'WINDOW_CLOSED' },
    });
    expect(calls).toEqual([]);
  });

  it('gives the reply back when the account has no room for seconds, without calling', async () => {
    const { calls, sender: whatsapp } = sender();
    const slow = { ...account, id: 'slow', sendsPerSecond: 0.1 };
    await whatsapp.send(delivery(), { ...slow, sendsPerSecond: 1 }, noParts);
    expect(await whatsapp.send(delivery(), slow, noParts)).toMatchObject({ kind: 'busy' });
    expect(calls).toHaveLength(1);
  });
});
