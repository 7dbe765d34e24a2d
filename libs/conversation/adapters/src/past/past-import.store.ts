import type { LineProblem, PastMessage } from '@parley/conversation/domain';
import type { Database, Tx } from '@parley/platform/event-log';
import type { PastFormat } from './read-past-file';

/** `ready`, the dry run's report → `applying` → `done`; `cancelled` and `failed` end it too. */
export type PastImportStatus = 'ready' | 'applying' | 'done' | 'cancelled' | 'failed';

export interface PastImport {
  readonly importId: string;
  readonly tenant: string;
  readonly format: PastFormat;
  readonly status: PastImportStatus;
  readonly createdBy: string;
  readonly createdTime: Date;
  readonly changedTime: Date;
  readonly conversations: number;
  readonly messages: number;
  /** Messages that were in the log when the file was read. */
  readonly known: number;
  readonly firstTime: Date;
  readonly lastTime: Date;
  readonly wrongLines: number;
  /** The first of them. */
  readonly problems: readonly LineProblem[];
  readonly parts: number;
  /** Parts that were applied. */
  readonly position: number;
  /** Messages that it added to the log. */
  readonly added: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export type NewPastImport = Pick<PastImport, 'importId' | 'tenant' | 'format' | 'createdBy' | 'known'> & {
  readonly messages: readonly PastMessage[];
  readonly problems: readonly LineProblem[];
};

/** Messages of one part, which one transaction applies. */
const PART = 250;
/** Parts that one statement writes. */
const WRITTEN_TOGETHER = 20;
const KEPT_PROBLEMS = 100;

/** Imports of old conversations, and their masked messages until they are in the log. The file itself is never stored. */
export class PastImportStore {
  async create(tx: Tx, { messages, problems, ...one }: NewPastImport): Promise<void> {
    const parts = Array.from({ length: Math.ceil(messages.length / PART) }, (_, index) => messages.slice(index * PART, (index + 1) * PART));
    const { first, last } = messages.reduce(
      (span, { time }) => ({ first: time < span.first ? time : span.first, last: time > span.last ? time : span.last }),
      { first: messages[0]!.time, last: messages[0]!.time },
    );
    await tx.execute(
      `INSERT INTO past_import (import_id, tenant, format, status, created_by, conversations, messages, known, first_time, last_time, wrong_lines, problems, parts)
       VALUES ($1, $2, $3, 'ready', $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        one.importId, one.tenant, one.format, one.createdBy, new Set(messages.map(({ conversationId }) => conversationId)).size, messages.length, one.known,
        first, last, problems.length, JSON.stringify(problems.slice(0, KEPT_PROBLEMS)), parts.length,
      ],
    );
    for (let from = 0; from < parts.length; from += WRITTEN_TOGETHER) {
      const some = parts.slice(from, from + WRITTEN_TOGETHER);
      await tx.execute('INSERT INTO past_import_part (import_id, ordinal, messages) SELECT $1, * FROM unnest($2::int[], $3::json[])', [
        one.importId, some.map((_, index) => from + index), some.map((part) => JSON.stringify(part)),
      ]);
    }
  }

  async find(source: Pick<Database, 'query'>, importId: string): Promise<PastImport | undefined> {
    const [row] = await source.query<PastImport & object>(`SELECT ${COLUMNS} FROM past_import WHERE import_id = $1`, [importId]);
    return row;
  }

  /** The import, locked until the transaction ends. */
  async lock(tx: Tx, importId: string): Promise<PastImport | undefined> {
    const [row] = await tx.query<PastImport & object>(`SELECT ${COLUMNS} FROM past_import WHERE import_id = $1 FOR UPDATE`, [importId]);
    return row;
  }

  /** The newest first. */
  list(source: Pick<Database, 'query'>, tenant: string, limit: number): Promise<PastImport[]> {
    return source.query(`SELECT ${COLUMNS} FROM past_import WHERE tenant = $1 ORDER BY created_time DESC LIMIT $2`, [tenant, limit]);
  }

  /** The messages of a part; undefined behind the last one. */
  async part(tx: Pick<Tx, 'query'>, importId: string, ordinal: number): Promise<readonly PastMessage[] | undefined> {
    const [row] = await tx.query<{ messages: PastMessage[] }>('SELECT messages FROM past_import_part WHERE import_id = $1 AND ordinal = $2', [importId, ordinal]);
    return row?.messages;
  }

  /** Goes behind a part, which is forgotten: its messages are in the log. */
  async pass(tx: Tx, importId: string, ordinal: number, added: number): Promise<void> {
    await tx.execute('UPDATE past_import SET position = $2, added = added + $3, changed_time = clock_timestamp() WHERE import_id = $1', [importId, ordinal + 1, added]);
    await tx.execute('DELETE FROM past_import_part WHERE import_id = $1 AND ordinal = $2', [importId, ordinal]);
  }

  /** Changes the status unless it is another by now; says whether. What ends keeps no messages. */
  async move(tx: Tx, importId: string, from: readonly PastImportStatus[], to: PastImportStatus, error?: { code: string; message: string }): Promise<boolean> {
    const moved = await tx.execute(
      'UPDATE past_import SET status = $3, error = $4, changed_time = clock_timestamp() WHERE import_id = $1 AND status = ANY($2)',
      [importId, from, to, error === undefined ? null : JSON.stringify(error)],
    );
    if (moved > 0 && to !== 'applying') await tx.execute('DELETE FROM past_import_part WHERE import_id = $1', [importId]);
    return moved > 0;
  }
}

const COLUMNS = `import_id AS "importId", tenant, format, status, created_by AS "createdBy", created_time AS "createdTime", changed_time AS "changedTime",
  conversations, messages, known, first_time AS "firstTime", last_time AS "lastTime", wrong_lines AS "wrongLines", problems, parts, position, added, error`;
