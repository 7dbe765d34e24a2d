import { decodeEvent, type EventEnvelope } from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';

export interface HistoryRange {
  /** Only events behind this seq; 0 by default. */
  readonly afterSeq?: number;
  /** Only events up to this seq. */
  readonly upToSeq?: number;
  /** Only events recorded up to this time, ISO 8601. */
  readonly upToTime?: string;
  /** At most so many. */
  readonly limit?: number;
}

interface LedgerRow {
  headers: Record<string, string>;
  value: Record<string, unknown>;
}

/** The recorded events of a conversation, lifted to their newest versions. */
export class HistoryStore {
  constructor(private readonly database: Database) {}

  /** In order. Empty when the tenant has no such conversation. */
  async read(tenant: string, conversationId: string, range: HistoryRange = {}): Promise<EventEnvelope[]> {
    const rows = await this.database.query<LedgerRow>(
      `SELECT headers, value FROM ledger
       WHERE stream_id = $1 AND headers ->> 'ce_tenant' = $2 AND seq > $3 AND seq <= $4 AND (headers ->> 'ce_recordedtime')::timestamptz <= $5
       ORDER BY seq LIMIT $6`,
      [
        conversationId,
        tenant,
        range.afterSeq ?? 0,
        range.upToSeq ?? Number.MAX_SAFE_INTEGER,
        range.upToTime ?? 'infinity',
        range.limit ?? null,
      ],
    );
    return rows.map(({ headers, value }) => decodeEvent(headers, JSON.stringify(value)));
  }
}
