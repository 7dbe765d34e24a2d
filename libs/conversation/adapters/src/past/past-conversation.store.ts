import { decodeData, decodeAttributes, type PastMessageImportedData } from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';

export interface PastConversationRow {
  readonly conversationId: string;
  readonly threadId: string;
  readonly channel: string;
  readonly language: string | null;
  readonly resolution: string | null;
  readonly firstTime: Date;
  readonly lastTime: Date;
  readonly messages: number;
}

export interface PastFilter {
  readonly tenant: string;
  readonly threadId?: string | undefined;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
  /** Only conversations whose last message came before this. */
  readonly before?: string | undefined;
  /** Only those behind this one in the list. */
  readonly after?: { readonly lastTime: Date; readonly conversationId: string } | undefined;
}

export interface PastMessageView {
  readonly seq: number;
  readonly time: string;
  readonly author: PastMessageImportedData['author'];
  readonly kind: PastMessageImportedData['kind'];
  readonly text: string;
  readonly language: string | null;
}

const COLUMNS = `conversation_id AS "conversationId", thread_id AS "threadId", channel, language, resolution, first_time AS "firstTime", last_time AS "lastTime", messages`;

/** Old conversations for people to read. */
export class PastConversationStore {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** The latest first. */
  list({ tenant, threadId, channel, language, before, after }: PastFilter, limit: number): Promise<PastConversationRow[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM past_conversation
       WHERE tenant = $1 AND ($2::text IS NULL OR thread_id = $2) AND ($3::text IS NULL OR channel = $3) AND ($4::text IS NULL OR language = $4)
         AND ($5::timestamptz IS NULL OR last_time < $5)
         AND ($6::timestamptz IS NULL OR (last_time, conversation_id) < ($6, $7))
       ORDER BY last_time DESC, conversation_id DESC LIMIT $8`,
      [tenant, threadId ?? null, channel ?? null, language ?? null, before ?? null, after?.lastTime ?? null, after?.conversationId ?? '', limit],
    );
  }

  async find(tenant: string, conversationId: string): Promise<PastConversationRow | undefined> {
    const [row] = await this.database.query<PastConversationRow & object>(`SELECT ${COLUMNS} FROM past_conversation WHERE tenant = $1 AND conversation_id = $2`, [tenant, conversationId]);
    return row;
  }

  /** Messages in the order in which they were written, from the given one on. */
  async messages(conversationId: string, offset: number, limit: number): Promise<PastMessageView[]> {
    const rows = await this.database.query<{ seq: number; headers: Record<string, string>; value: string }>(
      `SELECT seq, headers, value::text AS value FROM ledger WHERE stream_id = $1 ORDER BY (headers ->> 'ce_time')::timestamptz, seq LIMIT $2 OFFSET $3`,
      [conversationId, limit, offset],
    );
    return rows.map(({ seq, headers, value }) => {
      const attributes = decodeAttributes(headers);
      const { author, kind, text = '', language = null } = decodeData(attributes, value) as unknown as PastMessageImportedData;
      return { seq, time: attributes.time, author, kind, text, language };
    });
  }
}
