import { MessageIntentCorrected, Topics } from '@parley/contracts';
import { dataOf, type ReceivedEvent, type Tx } from '@parley/platform/event-log';
import { defineProjection } from '@parley/platform/projections';
import { maskedText } from '../masked-text';

interface Row {
  readonly tenant: string;
  readonly message_id: string;
  readonly agent_id: string;
  readonly conversation_id: string;
  /** Without what may name a person. */
  readonly text: string;
  readonly recognised: string | null;
  readonly intent: string;
  readonly corrected_time: string;
  readonly seq: number;
}

const COLUMNS = `
  tenant text, message_id text, agent_id text, conversation_id text, text text, recognised text, intent text, corrected_time timestamptz, seq bigint`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0] ?? '');

/** What agents said that customers meant: the last word of each agent on each message. Nobody waits for it: it reads in large fetches. */
export const intentCorrections = defineProjection({
  service: 'nlu',
  name: 'intent-corrections',
  version: 2,
  topics: [Topics.routing],
  handles: [MessageIntentCorrected],
  errorPolicy: { kind: 'park-stream' },
  lazy: true,
  paceMs: 1_000,
  tables: {
    intent_correction: {
      view: 'intent_correction',
      create: (table) => `
        CREATE TABLE ${table} (${COLUMNS}, PRIMARY KEY (tenant, message_id, agent_id));
        ALTER TABLE ${table} ALTER conversation_id SET NOT NULL, ALTER text SET NOT NULL, ALTER intent SET NOT NULL,
          ALTER corrected_time SET NOT NULL, ALTER seq SET NOT NULL;
        CREATE INDEX ON ${table} (tenant, corrected_time);`,
    },
  },
  async apply(tx, events, { intent_correction: table }) {
    const last = new Map<string, Row>();
    for (const event of events) {
      const row = rowOf(event);
      const key = JSON.stringify([row.tenant, row.message_id, row.agent_id]);
      if (row.seq > (last.get(key)?.seq ?? 0)) last.set(key, row);
    }
    // Sorted, so that two readers that touch the same rows wait for each other in one order.
    await write(tx, table, [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
  },
});

function rowOf(event: ReceivedEvent): Row {
  const { messageId, agentId, conversationId, text, recognisedIntent = null, intent } = dataOf(MessageIntentCorrected, event);
  return {
    tenant: event.tenant, message_id: messageId, agent_id: agentId, conversation_id: conversationId, text: maskedText(text),
    recognised: recognisedIntent, intent, corrected_time: event.time, seq: event.seq ?? 0,
  };
}

async function write(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `INSERT INTO ${table} AS t (${NAMES.join(', ')}) SELECT ${NAMES.join(', ')} FROM json_to_recordset($1::json) AS n (${COLUMNS})
     ON CONFLICT (tenant, message_id, agent_id) DO UPDATE SET
       text = excluded.text, recognised = excluded.recognised, intent = excluded.intent, corrected_time = excluded.corrected_time, seq = excluded.seq
     WHERE t.seq < excluded.seq`,
    [JSON.stringify(rows)],
  );
}
