import { CustomerMessageAdded, Topics, type CustomerMessageAddedData } from '@parley/contracts';
import { deadlinesOf, evolve, initialConversation, type Conversation, type ConversationEvent, type ConversationSettings } from '@parley/conversation/domain';
import { Timers, type LedgerEvent, type OwnedLedger, type Tx } from '@parley/platform/event-log';

/** How the conversations' ledger, threads, taken messages and deadlines come back from the log. */
export function conversationLedger(settings: ConversationSettings): OwnedLedger<Conversation> {
  const timers = new Timers();
  const fold = (state: Conversation, event: LedgerEvent): Conversation => evolve(state, event as unknown as ConversationEvent);
  return {
    topic: Topics.conversation,
    initial: initialConversation,
    evolve: fold,
    async derive(tx, streamId, events) {
      const state = events.reduce(fold, initialConversation());
      if (state.status === 'not-started') return;
      await placeThread(tx, state);
      await takeMessages(tx, events);
      await timers.scheduleMissing(
        tx,
        deadlinesOf(state, settings).map(({ id, kind, afterMs, messageId }) => ({
          id, kind, streamId, afterMs, payload: messageId === undefined ? {} : { messageId },
        })),
      );
    },
  };
}

/** Conversations come in the order in which they began: each takes the thread over from the one before it. */
async function placeThread(tx: Tx, { threadId, conversationId, previousConversationId }: Exclude<Conversation, { status: 'not-started' }>): Promise<void> {
  await tx.execute(
    `INSERT INTO thread AS t (thread_id, conversation_id) VALUES ($1, $2)
     ON CONFLICT (thread_id) DO UPDATE SET conversation_id = excluded.conversation_id WHERE t.conversation_id = $3`,
    [threadId, conversationId, previousConversationId ?? null],
  );
}

async function takeMessages(tx: Tx, events: readonly LedgerEvent[]): Promise<void> {
  const messages = events
    .filter(({ type }) => type === CustomerMessageAdded.type)
    .map(({ tenant, data }) => ({ tenant, ...(data as unknown as CustomerMessageAddedData) }));
  await tx.execute(
    `INSERT INTO customer_message (tenant, account_id, external_message_id, message_id)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [
      messages.map((message) => message.tenant),
      messages.map((message) => message.accountId),
      messages.map((message) => message.externalMessageId),
      messages.map((message) => message.messageId),
    ],
  );
}
