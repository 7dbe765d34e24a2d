import type { Findings } from '../differences';
import type { LogEvent } from '../log/log-event';

/** A row of an owner's ledger. */
export interface LedgerRow {
  readonly schema: string;
  readonly stream: string;
  readonly seq: number;
  readonly eventId: string;
  readonly topic: string;
  readonly digest: string;
}

interface Published {
  readonly topic: string;
  readonly stream: string;
  readonly seq: number | undefined;
  readonly digest: string;
  inLedger: boolean;
}

/** Holds what Kafka has of the ledgers against the ledgers themselves. */
export class LedgerLog {
  /** Last seq per `<context>:<stream>`, in the order in which first copies came. */
  readonly lastSeqs = new Map<string, number>();
  private readonly published = new Map<string, Published>();
  private readonly last = new Map<string, number>();
  events = 0;
  repeats = 0;
  rows = 0;

  constructor(
    private readonly findings: Findings,
    private readonly ledgerTopics: ReadonlySet<string>,
  ) {}

  /** True when the event is new; false for a repeat, which may be no other than the first copy. */
  observe(event: LogEvent): boolean {
    const known = this.published.get(event.id);
    if (known) {
      this.repeats += 1;
      const same = known.digest === event.digest && known.topic === event.topic;
      if (!same && this.ledgerTopics.has(event.topic)) this.findings.add('changed-repeat', `event ${event.id}`, event.type);
      return false;
    }
    const { topic, subject: stream, seq, digest } = event;
    this.published.set(event.id, { topic, stream, seq, digest, inLedger: false });
    this.events += 1;
    if (this.ledgerTopics.has(topic)) this.follow(event);
    return true;
  }

  /** A row of a ledger, in order of stream and seq. */
  compare(row: LedgerRow): void {
    this.rows += 1;
    const key = `${row.schema}/${row.stream}`;
    const expected = (this.last.get(key) ?? 0) + 1;
    if (row.seq > expected) this.findings.add('ledger-hole', `${row.schema} stream ${row.stream}`, `seq ${expected} to ${row.seq - 1} missing`);
    if (row.seq < expected) this.findings.add('ledger-repeat', `${row.schema} stream ${row.stream}`, `seq ${row.seq} again`);
    this.last.set(key, Math.max(row.seq, expected - 1));
    const found = this.published.get(row.eventId);
    if (!found) {
      this.findings.add('not-in-kafka', `event ${row.eventId}`, `${row.schema} stream ${row.stream} seq ${row.seq}`);
      return;
    }
    if (found.inLedger) this.findings.add('ledger-repeat', `event ${row.eventId}`, `${row.schema} stream ${row.stream} seq ${row.seq}`);
    found.inLedger = true;
    const same = found.digest === row.digest && found.topic === row.topic && found.stream === row.stream && found.seq === row.seq;
    if (!same) this.findings.add('ledger-differs-from-kafka', `event ${row.eventId}`, `${row.schema} stream ${row.stream} seq ${row.seq}`);
  }

  /** After the last row: what Kafka holds beyond the ledgers. */
  finish(): void {
    for (const [id, { topic, stream, seq, inLedger }] of this.published) {
      if (!inLedger && this.ledgerTopics.has(topic)) this.findings.add('not-in-ledger', `event ${id}`, `${topic} stream ${stream} seq ${seq ?? '-'}`);
    }
  }

  private follow({ id, type, subject, seq, topic }: LogEvent): void {
    const key = `${type.slice(0, type.indexOf('.'))}:${subject}`;
    const expected = (this.lastSeqs.get(key) ?? 0) + 1;
    if (seq !== expected) this.findings.add('kafka-order', `${topic} stream ${subject}`, `seq ${expected} expected, event ${id} has ${seq ?? 'none'}`);
    this.lastSeqs.set(key, Math.max(seq ?? 0, expected - 1));
  }
}
