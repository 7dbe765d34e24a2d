import { MessageUnderstood, Topics } from '@parley/contracts';
import { dataOf, type ReceivedEvent, type Tx } from '@parley/platform/event-log';
import { defineProjection, type Projection } from '@parley/platform/projections';
import { maskedText } from '../masked-text';

interface Row {
  readonly tenant: string;
  readonly message_id: string;
  /** Without what may name a person. */
  readonly text: string;
  readonly understood_time: string;
}

/** Compared by code units, so that rows of one moment have the same order everywhere. */
const COLUMNS = 'tenant text, message_id text COLLATE "C", text text, understood_time timestamptz';
const NAMES = 'tenant, message_id, text, understood_time';
/**
 * Messages kept of each tenant. Their clusters are made when an editor asks, on the thread that understands messages: of this many in
 * about a tenth of a second, which no customer notices. Who has not looked at them begins with the newest.
 */
const KEPT = 2_000;
/** Key of the advisory lock under which a tenant's messages are counted; it only has to differ from other locks of the schema. */
const KEEP_LOCK = 7_203_611;

/**
 * Messages that no intent covered, the newest of each tenant. Nobody waits for it: it reads in large fetches, and most of what it reads
 * was recognised and makes no row.
 *
 * An engine may answer a message again after a crash, later and by a newer library: a message is kept when any answer found no
 * intent, with the time of the last such answer. So the rows are the same whatever was dropped before what.
 *
 * @param kept messages of each tenant; older ones are dropped
 */
export const newestUnrecognised = (kept: number): Projection<'unrecognised_message'> =>
  defineProjection({
    service: 'nlu',
    name: 'unrecognised-messages',
    version: 1,
    topics: [Topics.nlu],
    handles: [MessageUnderstood],
    errorPolicy: { kind: 'park-stream' },
    lazy: true,
    paceMs: 1_000,
    tables: {
      unrecognised_message: {
        view: 'unrecognised_message',
        create: (table) => `
          CREATE TABLE ${table} (${COLUMNS}, PRIMARY KEY (tenant, message_id));
          ALTER TABLE ${table} ALTER text SET NOT NULL, ALTER understood_time SET NOT NULL;
          CREATE INDEX ON ${table} (tenant, understood_time, message_id);`,
      },
    },
    async apply(tx, events, { unrecognised_message: table }) {
      const rows = newestOf(events.flatMap(rowsOf));
      if (rows.length === 0) return;
      const tenants = [...new Set(rows.map(({ tenant }) => tenant))].sort();
      await lockTenants(tx, table, tenants);
      await write(tx, table, rows);
      await dropOldest(tx, table, tenants, kept);
    },
  });

export const unrecognisedMessages = newestUnrecognised(KEPT);

function rowsOf(event: ReceivedEvent): Row[] {
  const { messageId, understanding, text } = dataOf(MessageUnderstood, event);
  if (!understanding.outOfScope || text === undefined) return [];
  const masked = maskedText(text);
  return masked === '' ? [] : [{ tenant: event.tenant, message_id: messageId, text: masked, understood_time: event.time }];
}

/** One row per message, sorted, so that two readers that touch the same rows wait for each other in one order. */
function newestOf(rows: readonly Row[]): Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([row.tenant, row.message_id]);
    const known = newest.get(key);
    if (!known || Date.parse(row.understood_time) > Date.parse(known.understood_time)) newest.set(key, row);
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Two readers that add to one tenant at a time would each count without the other's rows, and keep too many. */
async function lockTenants(tx: Tx, table: string, tenants: readonly string[]): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext(current_schema() || '.' || $2 || '.' || tenant)) FROM unnest($3::text[]) AS tenant`, [
    KEEP_LOCK, table, tenants,
  ]);
}

async function write(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  await tx.execute(
    `INSERT INTO ${table} AS t (${NAMES}) SELECT ${NAMES} FROM json_to_recordset($1::json) AS n (${COLUMNS})
     ON CONFLICT (tenant, message_id) DO UPDATE SET text = excluded.text, understood_time = excluded.understood_time
     WHERE t.understood_time < excluded.understood_time`,
    [JSON.stringify(rows)],
  );
}

async function dropOldest(tx: Tx, table: string, tenants: readonly string[], kept: number): Promise<void> {
  await tx.execute(
    `DELETE FROM ${table} AS t USING (
       SELECT tenant, message_id, row_number() OVER (PARTITION BY tenant ORDER BY understood_time DESC, message_id DESC) AS place
       FROM ${table} WHERE tenant = ANY($1::text[])) AS n
     WHERE n.place > $2 AND t.tenant = n.tenant AND t.message_id = n.message_id`,
    [tenants, kept],
  );
}
