import { ParleyError } from '@parley/contracts';
import type { Tx } from '@parley/platform/event-log';

export interface IntakeMessage {
  readonly tenant: string;
  readonly accountId: string;
  readonly externalMessageId: string;
  readonly messageId: string;
}

export interface ThreadPlace {
  readonly threadId: string;
  /** The thread's current conversation. */
  readonly conversationId: string;
}

/** Two instances handled one thread at once, which the position lock forbids; the fetch is tried again. Code `CONVERSATION.THREAD_CONTENTION`. */
export class ThreadContentionError extends ParleyError {
  constructor() {
    super('CONVERSATION.THREAD_CONTENTION', 'A thread was being handled by another instance', { retriable: true });
  }
}

/** Which messages were taken already, and which conversation each thread is in. */
export class IntakeStore {
  /** Takes the messages that were never taken before, by their external ids; the same message twice is taken once. */
  async take(tx: Tx, messages: readonly IntakeMessage[]): Promise<ReadonlySet<string>> {
    if (messages.length === 0) return new Set();
    const rows = await tx.query<{ message_id: string }>(
      `INSERT INTO customer_message (tenant, account_id, external_message_id, message_id)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS m (tenant, account_id, external_message_id, message_id)
       ORDER BY tenant, account_id, external_message_id
       ON CONFLICT DO NOTHING RETURNING message_id`,
      [
        messages.map((message) => message.tenant),
        messages.map((message) => message.accountId),
        messages.map((message) => message.externalMessageId),
        messages.map((message) => message.messageId),
      ],
    );
    return new Set(rows.map((row) => row.message_id));
  }

  /** Locks the threads and tells their conversations; a new thread gets the one that the caller proposes. */
  async place(tx: Tx, proposals: readonly ThreadPlace[]): Promise<Map<string, string>> {
    if (proposals.length === 0) return new Map();
    const rows = await tx.query<{ thread_id: string; conversation_id: string }>(
      `WITH created AS (
         INSERT INTO thread (thread_id, conversation_id)
         SELECT * FROM unnest($1::text[], $2::text[]) AS t (thread_id, conversation_id) ORDER BY thread_id
         ON CONFLICT DO NOTHING RETURNING thread_id, conversation_id
       ), existing AS (
         SELECT thread_id, conversation_id FROM thread WHERE thread_id = ANY($1) ORDER BY thread_id FOR UPDATE
       )
       SELECT * FROM created UNION ALL SELECT * FROM existing`,
      [proposals.map((proposal) => proposal.threadId), proposals.map((proposal) => proposal.conversationId)],
    );
    if (rows.length !== proposals.length) throw new ThreadContentionError();
    return new Map(rows.map((row) => [row.thread_id, row.conversation_id]));
  }

  /** Threads whose newest message began another conversation. */
  async move(tx: Tx, places: readonly ThreadPlace[]): Promise<void> {
    if (places.length === 0) return;
    await tx.execute(
      `UPDATE thread SET conversation_id = moved.conversation_id
       FROM unnest($1::text[], $2::text[]) AS moved (thread_id, conversation_id) WHERE thread.thread_id = moved.thread_id`,
      [places.map((place) => place.threadId), places.map((place) => place.conversationId)],
    );
  }
}
