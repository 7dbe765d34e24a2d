import type { AnswerVerdict } from '@parley/contracts';
import { STATE_ORDER, type ThreadChange, type ThreadEntry } from '@parley/channel/domain';
import type { Database, Tx } from '@parley/platform/event-log';

interface EntryRow {
  thread_id: string;
  entry_id: string;
  revision: number;
  /** Revision with which it first appeared. */
  posted_revision: number;
  author: ThreadEntry['author'];
  time: Date;
  external_message_id: string | null;
  conversation_id: string | null;
  purpose: NonNullable<ThreadEntry['purpose']> | null;
  state: NonNullable<ThreadEntry['state']> | null;
  content: ThreadEntry['content'];
  sources: NonNullable<ThreadEntry['sources']> | null;
  verdict: AnswerVerdict | null;
}

/** Entries read at once, over all threads. */
export const THREAD_PAGE = 500;
const READER = 'parley.channel.thread.v1';

/** The threads as customers see them: the read model behind history, push and polling. */
export class ThreadStore {
  static readonly reader = READER;

  /**
   * Applies changes, one per line. Revisions are drawn under the thread's row lock, so a reader that has seen one has
   * seen all before it.
   */
  async apply(tx: Tx, changes: readonly ThreadChange[]): Promise<void> {
    if (changes.length === 0) return;
    const revisions = await drawRevisions(tx, changes);
    const rows = changes.map(({ rating, ...change }) => ({ ...change, revision: revisions(change.threadId), verdict: rating?.verdict, verdictTime: rating?.time }));
    await tx.execute(
      `INSERT INTO thread_entry AS e
         (thread_id, entry_id, revision, posted_revision, author, time, external_message_id, conversation_id, purpose, state, content, sources,
          verdict, verdict_time)
       SELECT "threadId", "entryId", revision, CASE WHEN content IS NOT NULL THEN revision END, author, time, "externalMessageId", "conversationId", purpose, state, content, sources,
         verdict, "verdictTime"
       FROM json_to_recordset($1::json) AS c ("threadId" text, "entryId" text, revision bigint, author text, time timestamptz,
         "externalMessageId" text, "conversationId" text, purpose text, state text, content json, sources json, verdict text, "verdictTime" timestamptz)
       ON CONFLICT (thread_id, entry_id) DO UPDATE SET
         revision = excluded.revision,
         posted_revision = coalesce(e.posted_revision, excluded.posted_revision),
         author = coalesce(e.author, excluded.author),
         time = coalesce(e.time, excluded.time),
         external_message_id = coalesce(e.external_message_id, excluded.external_message_id),
         conversation_id = coalesce(e.conversation_id, excluded.conversation_id),
         purpose = coalesce(e.purpose, excluded.purpose),
         content = coalesce(e.content, excluded.content),
         sources = coalesce(e.sources, excluded.sources),
         state = CASE WHEN array_position($2::text[], excluded.state) > coalesce(array_position($2::text[], e.state), 0)
                      THEN excluded.state ELSE e.state END,
         verdict = CASE WHEN excluded.verdict_time > coalesce(e.verdict_time, '-infinity') THEN excluded.verdict ELSE e.verdict END,
         verdict_time = greatest(e.verdict_time, excluded.verdict_time)
       WHERE (e.content IS NULL AND excluded.content IS NOT NULL)
          OR array_position($2::text[], excluded.state) > coalesce(array_position($2::text[], e.state), 0)
          OR excluded.verdict_time > coalesce(e.verdict_time, '-infinity')`,
      [JSON.stringify(rows), STATE_ORDER],
    );
  }

  /** What has changed in each thread after a revision, in order of revision; a page at a time. */
  async changedAfter(
    database: Pick<Database, 'query'>,
    cursors: readonly { threadId: string; after: number }[],
  ): Promise<Map<string, ThreadEntry[]>> {
    if (cursors.length === 0) return new Map();
    const rows = await database.query<EntryRow>(
      `SELECT e.* FROM unnest($1::text[], $2::bigint[]) AS c (thread_id, after)
       JOIN thread_entry e ON e.thread_id = c.thread_id AND e.revision > c.after
       WHERE e.content IS NOT NULL
       ORDER BY e.thread_id, e.revision LIMIT ${THREAD_PAGE}`,
      [cursors.map(({ threadId }) => threadId), cursors.map(({ after }) => after)],
    );
    const changed = new Map<string, ThreadEntry[]>();
    for (const row of rows) {
      const entries = changed.get(row.thread_id);
      if (entries) entries.push(entryOf(row));
      else changed.set(row.thread_id, [entryOf(row)]);
    }
    return changed;
  }

  /** Replies that were posted after a revision, each once, oldest first. */
  async repliesAfter(database: Pick<Database, 'query'>, threadId: string, after: number): Promise<ThreadEntry[]> {
    const rows = await database.query<EntryRow>(
      `SELECT * FROM thread_entry
       WHERE thread_id = $1 AND posted_revision > $2 AND author IN ('bot', 'agent')
       ORDER BY posted_revision LIMIT ${THREAD_PAGE}`,
      [threadId, after],
    );
    return rows.map((row) => ({ ...entryOf(row), revision: row.posted_revision }));
  }

  /** Replies up to a revision that have not been acknowledged yet. */
  async unacknowledged(database: Pick<Database, 'query'>, threadId: string, upTo: number): Promise<string[]> {
    const rows = await database.query<{ entry_id: string }>(
      `SELECT entry_id FROM thread_entry
       WHERE thread_id = $1 AND posted_revision <= $2 AND author IN ('bot', 'agent') AND state IN ('pending', 'sent')`,
      [threadId, upTo],
    );
    return rows.map((row) => row.entry_id);
  }

  /** The last entries of a thread by their time, oldest first, and the revision up to which they are complete. */
  async history(database: Pick<Database, 'query'>, threadId: string, limit: number): Promise<{ entries: ThreadEntry[]; revision: number }> {
    const rows = await database.query<EntryRow & { thread_revision: number }>(
      `SELECT e.*, t.revision AS thread_revision
       FROM thread t LEFT JOIN LATERAL (
         SELECT * FROM thread_entry WHERE thread_id = t.thread_id AND content IS NOT NULL ORDER BY time DESC, entry_id DESC LIMIT $2
       ) e ON true
       WHERE t.thread_id = $1`,
      [threadId, limit],
    );
    return { entries: rows.filter((row) => row.entry_id !== null).map(entryOf).reverse(), revision: rows[0]?.thread_revision ?? 0 };
  }

  /** Those of the replies that belong to their thread: a client may speak about its own thread only. */
  async ownReplies(
    database: Pick<Database, 'query'>,
    claims: readonly { threadId: string; replyId: string }[],
  ): Promise<ReadonlySet<string>> {
    const rows = await database.query<{ entry_id: string }>(
      `SELECT e.entry_id FROM unnest($1::text[], $2::text[]) AS c (thread_id, entry_id)
       JOIN thread_entry e USING (thread_id, entry_id) WHERE e.author IN ('bot', 'agent')`,
      [claims.map(({ threadId }) => threadId), claims.map(({ replyId }) => replyId)],
    );
    return new Set(rows.map((row) => row.entry_id));
  }
}

/** Draws as many revisions per thread as it has changes; hands them out in order. */
async function drawRevisions(tx: Tx, changes: readonly ThreadChange[]): Promise<(threadId: string) => number> {
  const counts = new Map<string, number>();
  for (const { threadId } of changes) counts.set(threadId, (counts.get(threadId) ?? 0) + 1);
  const rows = await tx.query<{ thread_id: string; revision: number }>(
    `INSERT INTO thread AS t (thread_id, revision)
     SELECT * FROM unnest($1::text[], $2::bigint[]) AS n (thread_id, revision) ORDER BY thread_id
     ON CONFLICT (thread_id) DO UPDATE SET revision = t.revision + excluded.revision
     RETURNING thread_id, revision`,
    [[...counts.keys()], [...counts.values()]],
  );
  const next = new Map(rows.map((row) => [row.thread_id, row.revision - (counts.get(row.thread_id) ?? 0) + 1]));
  return (threadId) => {
    const revision = next.get(threadId) ?? 1;
    next.set(threadId, revision + 1);
    return revision;
  };
}

const entryOf = (row: EntryRow): ThreadEntry => ({
  id: row.entry_id,
  revision: row.revision,
  author: row.author,
  time: row.time.toISOString(),
  ...(row.external_message_id !== null && { externalMessageId: row.external_message_id }),
  ...(row.conversation_id !== null && { conversationId: row.conversation_id }),
  ...(row.purpose !== null && { purpose: row.purpose }),
  ...(row.state !== null && { state: row.state }),
  content: row.content,
  ...(row.sources !== null && { sources: row.sources }),
  ...(row.verdict !== null && row.verdict !== 'withdrawn' && { verdict: row.verdict }),
});
