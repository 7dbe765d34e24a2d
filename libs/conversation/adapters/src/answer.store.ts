import { withAnswer, type Answers, type EngineAnswer } from '@parley/conversation/domain';
import type { Tx } from '@parley/platform/event-log';

export interface WaitingAnswer {
  readonly conversationId: string;
  readonly messageId: string;
  readonly answer: EngineAnswer;
}

/** Engine answers that wait for the other engine or for the deadline; gone as soon as the message is decided. */
export class AnswerStore {
  async load(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Answers>> {
    const loaded = new Map<string, Answers>();
    if (conversationIds.length === 0) return loaded;
    const rows = await tx.query<{ conversation_id: string; message_id: string; answer: EngineAnswer }>(
      'SELECT conversation_id, message_id, answer FROM engine_answer WHERE conversation_id = ANY($1)',
      [conversationIds],
    );
    for (const { conversation_id, message_id, answer } of rows) {
      loaded.set(conversation_id, withAnswer(loaded.get(conversation_id) ?? {}, message_id, answer));
    }
    return loaded;
  }

  /** Keeps what still waits and forgets what was decided, in one statement; the first answer of a kind stays. */
  async save(tx: Tx, waiting: readonly WaitingAnswer[], decided: readonly string[]): Promise<void> {
    if (waiting.length === 0 && decided.length === 0) return;
    await tx.execute(
      `WITH gone AS (DELETE FROM engine_answer WHERE message_id = ANY($5))
       INSERT INTO engine_answer (message_id, kind, conversation_id, answer)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[]) AS a (message_id, kind, conversation_id, answer)
       ORDER BY message_id, kind ON CONFLICT DO NOTHING`,
      [
        waiting.map(({ messageId }) => messageId),
        waiting.map(({ answer }) => answer.kind),
        waiting.map(({ conversationId }) => conversationId),
        waiting.map(({ answer }) => JSON.stringify(answer)),
        decided,
      ],
    );
  }
}
