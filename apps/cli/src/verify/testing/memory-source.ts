import { readEvent, type LogEvent, type LogRecord } from '../log/log-event';
import type { LedgerRow } from '../fold/ledger-log';
import { AgentThreadHeads } from '../fold/agent-thread-heads';
import { AgentThreadLines } from '../fold/agent-thread-lines';
import { AnalyticsDocuments } from '../fold/analytics-documents';
import { Deliveries } from '../fold/deliveries';
import { IntentCorrections } from '../fold/intent-corrections';
import { PastConversations } from '../fold/past-conversations';
import { QueueRows } from '../fold/queue-rows';
import { ThreadRows } from '../fold/thread-rows';
import { UnrecognisedMessages } from '../fold/unrecognised-messages';
import { Findings } from '../differences';
import type { Row } from '../rows/compare-rows';
import { Written } from '../rows/written';
import type { ConsumedStream, DeadLetter, KeyedRow, Model, ParkedStream, Source } from '../source';

/** Everything in memory, at first as the log demands it; a spec then plants one defect. */
export class MemorySource implements Source {
  readonly records: LogRecord[];
  readonly ledgerRows: LedgerRow[];
  readonly models: Record<Model, Map<string, Row>>;
  readonly consumed: ConsumedStream[];
  readonly parked: ParkedStream[] = [];
  readonly dead: DeadLetter[] = [];

  constructor(records: readonly LogRecord[]) {
    this.records = [...records];
    const events = records.map(eventOf);
    this.ledgerRows = events.filter(({ seq }) => seq !== undefined).map(ledgerRow).sort(byPlace);
    this.models = modelsOf(events);
    this.consumed = lastPlaces(this.ledgerRows).map((row) => ({
      schema: 'analytics', reader: 'a-reader', stream: `${row.schema}:${row.stream}`, lastSeq: row.seq,
    }));
  }

  async log(onRecord: (record: LogRecord) => void): Promise<void> {
    this.records.forEach(onRecord);
  }

  async ledgers(onRow: (row: LedgerRow) => void): Promise<void> {
    this.ledgerRows.forEach(onRow);
  }

  async rows(model: Model, onRow: (row: KeyedRow) => void): Promise<void> {
    for (const [key, row] of this.models[model]) onRow({ key, row });
  }

  async consumedStreams(onRow: (row: ConsumedStream) => void): Promise<void> {
    this.consumed.forEach(onRow);
  }

  async parkedStreams(): Promise<ParkedStream[]> {
    return this.parked;
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return this.dead;
  }
}

export function eventOf(record: LogRecord): LogEvent {
  const event = readEvent(record);
  if ('unreadable' in event) throw new Error(event.unreadable);
  return event;
}

function ledgerRow({ type, subject, seq = 0, id, topic, digest }: LogEvent): LedgerRow {
  return { schema: type.slice(0, type.indexOf('.')), stream: subject, seq, eventId: id, topic, digest };
}

const placeOf = ({ schema, stream, seq }: LedgerRow): string => `${schema} ${stream} ${String(seq).padStart(9, '0')}`;
const byPlace = (a: LedgerRow, b: LedgerRow): number => (placeOf(a) < placeOf(b) ? -1 : 1);
const lastPlaces = (rows: readonly LedgerRow[]): LedgerRow[] => [...new Map(rows.map((row) => [`${row.schema} ${row.stream}`, row])).values()];

function modelsOf(events: readonly LogEvent[]): Record<Model, Map<string, Row>> {
  const [queue, heads, lines] = [new QueueRows(), new AgentThreadHeads(), new AgentThreadLines()];
  const [threads, past, documents, deliveries] = [new ThreadRows(), new PastConversations(), new AnalyticsDocuments(), new Deliveries(new Findings())];
  const [corrections, unrecognised] = [new IntentCorrections(), new UnrecognisedMessages()];
  for (const event of events) for (const fold of [queue, heads, lines, threads, past, corrections, unrecognised, documents, deliveries]) fold.observe(event);
  deliveries.finish();
  return {
    'agent-queue': new Map([...queue.rows()].map(([id, row]) => [`conversation ${id}`, row])),
    'agent-thread': new Map([...heads.rows()].map(([id, row]) => [`conversation ${id}`, row])),
    'agent-thread-line': lines.rows(),
    thread: threads.rows(),
    delivery: new Map([...deliveries.states].map(([id, state]) => [`reply ${id}`, { state }])),
    'past-conversation': new Map([...past.rows()].map(([id, row]) => [`conversation ${id}`, row])),
    'intent-correction': asKept(corrections.rows()),
    'unrecognised-message': asKept(unrecognised.rows()),
    'conversation-facts': documents.versions(),
    'conversations-document': documents.conversations(),
    'escalations-document': documents.escalations(),
  };
}

/** Texts without anything to mask are kept as they were written. */
const asKept = (rows: ReadonlyMap<string, Row>): Map<string, Row> =>
  new Map([...rows].map(([key, row]) => [key, Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Written ? value.text : value]))]));
