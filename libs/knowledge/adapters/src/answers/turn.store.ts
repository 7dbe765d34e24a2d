import { MOST_TURNS, type Turn } from '@parley/knowledge/domain';
import type { Database, Tx } from '@parley/platform/event-log';

/** A place in a conversation's stream. */
export interface TurnPlace {
  readonly tenant: string;
  readonly conversationId: string;
  readonly seq: number;
}

export interface SaidTurn extends TurnPlace, Turn {
  /** ISO 8601. */
  readonly time: string;
}

/** Turns are forgotten after this. */
const KEPT = '1 day';

/** What was said lately. A cache with a short life and no read model: it is not rebuilt, and what is missing in it is not missed. */
export class TurnStore {
  /** Keeps the last turns of each conversation; the same ones again change nothing. */
  async remember(tx: Tx, turns: readonly SaidTurn[]): Promise<void> {
    if (turns.length === 0) return;
    await tx.execute(
      `INSERT INTO recent_turn (tenant, conversation_id, seq, by, text, said_time)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[]) AS n (tenant, conversation_id, seq, by, text, said_time)
       WHERE n.said_time > clock_timestamp() - interval '${KEPT}' ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`,
      [
        turns.map((t) => t.tenant), turns.map((t) => t.conversationId), turns.map((t) => t.seq), turns.map((t) => t.by), turns.map((t) => t.text), turns.map((t) => t.time),
      ],
    );
    await tx.execute(
      `DELETE FROM recent_turn r USING (
         SELECT tenant, conversation_id, seq, row_number() OVER (PARTITION BY tenant, conversation_id ORDER BY seq DESC) AS place
         FROM recent_turn WHERE (tenant, conversation_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
       ) old WHERE old.place > ${MOST_TURNS} AND (r.tenant, r.conversation_id, r.seq) = (old.tenant, old.conversation_id, old.seq)`,
      [turns.map((t) => t.tenant), turns.map((t) => t.conversationId)],
    );
    await tx.execute(`DELETE FROM recent_turn WHERE said_time <= clock_timestamp() - interval '${KEPT}'`);
  }

  /** What was said before each of the places, oldest first. */
  async before(database: Pick<Database, 'query'>, places: readonly TurnPlace[]): Promise<Turn[][]> {
    const rows = await database.query<Turn & { place: number }>(
      `SELECT p.place::integer AS place, r.by, r.text FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS p (tenant, conversation_id, seq, place)
       JOIN recent_turn r ON r.tenant = p.tenant AND r.conversation_id = p.conversation_id AND r.seq < p.seq
       ORDER BY r.seq`,
      [places.map((p) => p.tenant), places.map((p) => p.conversationId), places.map((p) => p.seq)],
    );
    return places.map((_, at) => rows.filter(({ place }) => place === at + 1).map(({ by, text }) => ({ by, text })));
  }
}
