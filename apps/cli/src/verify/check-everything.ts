import { Topics } from '@parley/contracts';
import { Findings, type Difference } from './differences';
import { AgentThreadHeads } from './fold/agent-thread-heads';
import { AgentThreadLines } from './fold/agent-thread-lines';
import { AnalyticsDocuments } from './fold/analytics-documents';
import { Assignments } from './fold/assignments';
import { Conversations } from './fold/conversations';
import { Deliveries } from './fold/deliveries';
import { IntentCorrections } from './fold/intent-corrections';
import { LedgerLog } from './fold/ledger-log';
import { PastConversations } from './fold/past-conversations';
import { QueueRows } from './fold/queue-rows';
import { ThreadRows } from './fold/thread-rows';
import { UnrecognisedMessages } from './fold/unrecognised-messages';
import { readEvent, type LogRecord } from './log/log-event';
import { ExpectedRows, type Row } from './rows/compare-rows';
import { MODELS, type DeadLetter, type Model, type Source } from './source';

export interface Verification {
  readonly events: number;
  readonly repeats: number;
  readonly messages: number;
  readonly conversations: number;
  readonly escalations: number;
  readonly unsettled: number;
  readonly ledgerRows: number;
  readonly rowsCompared: number;
  readonly parked: number;
  readonly deadLetters: readonly DeadLetter[];
  readonly differences: number;
  readonly byCheck: Readonly<Record<string, number>>;
  readonly kept: readonly Difference[];
}

const LEDGER_TOPICS = new Set(Object.values(Topics).filter(({ ledger }) => ledger).map(({ name }) => name));

/** Folds the log once and holds everything against it: ledgers, promises, read models, readers. */
export async function checkEverything(source: Source): Promise<Verification> {
  const findings = new Findings();
  const folds = new Folds(findings);
  await source.log((record) => folds.take(record));
  const { unsettled } = folds.conversations.finish();
  folds.assignments.finish();
  folds.deliveries.finish();
  await source.ledgers((row) => folds.ledgerLog.compare(row));
  folds.ledgerLog.finish();
  const rowsCompared = await compareModels(source, folds, findings);
  await compareReaders(source, folds.ledgerLog, findings);
  const parked = await source.parkedStreams();
  for (const { schema, reader, stream, reason } of parked) findings.add('parked-stream', `${reader} ${stream}`, `${schema}: ${codeOf(reason)}`);
  return {
    events: folds.ledgerLog.events,
    repeats: folds.ledgerLog.repeats,
    messages: folds.conversations.messages,
    conversations: folds.conversations.conversations,
    escalations: folds.assignments.escalations,
    unsettled,
    ledgerRows: folds.ledgerLog.rows,
    rowsCompared,
    parked: parked.length,
    deadLetters: await source.deadLetters(),
    differences: findings.total,
    byCheck: Object.fromEntries(findings.counts),
    kept: findings.kept,
  };
}

class Folds {
  readonly ledgerLog: LedgerLog;
  readonly conversations: Conversations;
  readonly assignments: Assignments;
  readonly deliveries: Deliveries;
  readonly queue = new QueueRows();
  readonly heads = new AgentThreadHeads();
  readonly lines = new AgentThreadLines();
  readonly threads = new ThreadRows();
  readonly past = new PastConversations();
  readonly corrections = new IntentCorrections();
  readonly unrecognised = new UnrecognisedMessages();
  readonly documents = new AnalyticsDocuments();

  constructor(private readonly findings: Findings) {
    this.ledgerLog = new LedgerLog(findings, LEDGER_TOPICS);
    this.conversations = new Conversations(findings);
    this.assignments = new Assignments(findings);
    this.deliveries = new Deliveries(findings);
  }

  take(record: LogRecord): void {
    const event = readEvent(record);
    if ('unreadable' in event) {
      // On a topic that only its owner writes, everything must be readable; the others have dead letters for it.
      if (LEDGER_TOPICS.has(record.topic)) this.findings.add('unreadable', `${record.topic}/${record.partition}/${record.offset}`, event.unreadable);
      return;
    }
    this.unrecognised.observe(event);
    if (!this.ledgerLog.observe(event)) return;
    const { conversations, assignments, deliveries, queue, heads, lines, threads, past, corrections, documents } = this;
    for (const fold of [conversations, assignments, deliveries, queue, heads, lines, threads, past, corrections, documents]) fold.observe(event);
  }

  expected(model: Model): ReadonlyMap<string, Row> {
    switch (model) {
      case 'agent-queue':
        return prefixed('conversation', this.queue.rows());
      case 'agent-thread':
        return prefixed('conversation', this.heads.rows());
      case 'agent-thread-line':
        return this.lines.rows();
      case 'thread':
        return this.threads.rows();
      case 'delivery':
        return new Map([...this.deliveries.states].map(([id, state]) => [`reply ${id}`, { state }]));
      case 'past-conversation':
        return prefixed('conversation', this.past.rows());
      case 'intent-correction':
        return this.corrections.rows();
      case 'unrecognised-message':
        return this.unrecognised.rows();
      case 'conversation-facts':
        return this.documents.versions();
      case 'conversations-document':
        return this.documents.conversations();
      case 'escalations-document':
        return this.documents.escalations();
    }
  }
}

async function compareModels(source: Source, folds: Folds, findings: Findings): Promise<number> {
  let compared = 0;
  for (const model of MODELS) {
    const expected = new ExpectedRows(findings, model, folds.expected(model));
    await source.rows(model, ({ key, row }) => expected.see(key, row));
    expected.finish();
    compared += expected.compared;
  }
  return compared;
}

/** A reader that has read everything has counted every seq: less is a loss, more never happened. */
async function compareReaders(source: Source, { lastSeqs }: LedgerLog, findings: Findings): Promise<void> {
  await source.consumedStreams(({ reader, stream, lastSeq }) => {
    const last = lastSeqs.get(stream) ?? 0;
    if (lastSeq < last) findings.add('reader-behind', `${reader} ${stream}`, `seq ${lastSeq} of ${last}`);
    if (lastSeq > last) findings.add('reader-ahead', `${reader} ${stream}`, `seq ${lastSeq} of ${last}`);
  });
}

const prefixed = (what: string, rows: ReadonlyMap<string, Row>): Map<string, Row> => new Map([...rows].map(([id, row]) => [`${what} ${id}`, row]));

/** Reasons may quote data; only their first word, a code, is safe to show. */
const codeOf = (reason: string): string => reason.split(/[\s:]/, 1)[0] ?? '';
