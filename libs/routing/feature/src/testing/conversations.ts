import {
  ConversationClosed, deriveId, encodeEvent, EscalationRequested, Topics, type EventContract,
} from '@parley/contracts';
import { memoryLog } from './memory-kafka';

let count = 0;
/** Conversations that wait for their end. */
export const open = new Set<string>();
const seqs = new Map<string, number>();

/** Publishes what the conversation service would, with the next seq of the stream. */
export const publish = async <T extends object>(
  contract: EventContract<T>,
  conversationId: string,
  data: T,
  tenant = 'demo',
): Promise<void> => {
  const seq = (seqs.get(conversationId) ?? 0) + 1;
  seqs.set(conversationId, seq);
  const time = new Date().toISOString();
  const { key, headers, value } = encodeEvent({
    id: deriveId(conversationId, seq),
    type: contract.type,
    source: '/parley/conversation',
    subject: conversationId,
    time,
    recordedtime: time,
    tenant,
    subjectid: 'subject',
    partitionkey: conversationId,
    dataversion: contract.version,
    seq,
    data,
  });
  await memoryLog.append([{ topic: Topics.conversation.name, key, headers, value }]);
};

export const place = (conversationId: string) => ({
  conversationId,
  threadId: `thread-${conversationId}`,
  accountId: 'webchat-demo',
  channel: 'webchat' as const,
});

/** A new conversation that asks for a human; returns its id. */
export const escalate = async (language = 'en', tenant = 'demo'): Promise<string> => {
  count += 1;
  const conversationId = deriveId('routing-spec', count);
  open.add(conversationId);
  await publish(
    EscalationRequested,
    conversationId,
    {
      ...place(conversationId),
      escalationId: `e-${count}`,
      customerName: 'Kim',
      reason: 'customer-request',
      category: 'billing',
      trigger: 'spec',
      messageId: 'm1',
      language,
      priority: 50,
      conversationStartedTime: new Date().toISOString(),
      packet: { summary: 'Refund', transcript: [], intents: [], slots: [], articlesTried: [], sentimentTrend: [] },
    },
    tenant,
  );
  return conversationId;
};

export const close = (conversationId: string): Promise<void> =>
  publish(ConversationClosed, conversationId, {
    conversationId,
    threadId: `thread-${conversationId}`,
    cause: 'inactivity',
    epoch: 9,
  });
