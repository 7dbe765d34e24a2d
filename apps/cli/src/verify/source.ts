import type { LogRecord } from './log/log-event';
import type { LedgerRow } from './fold/ledger-log';
import type { Row } from './rows/compare-rows';

/** A row of a read model under the name by which the report calls it. */
export interface KeyedRow {
  readonly key: string;
  readonly row: Row;
}

/** Read models that are held against the fold. */
export const MODELS = [
  'agent-queue', 'agent-thread', 'agent-thread-line', 'thread', 'delivery', 'past-conversation', 'intent-correction',
  'unrecognised-message', 'conversation-facts', 'conversations-document', 'escalations-document',
] as const;
export type Model = (typeof MODELS)[number];

export interface ConsumedStream {
  readonly schema: string;
  readonly reader: string;
  /** `<context>:<stream>`. */
  readonly stream: string;
  readonly lastSeq: number;
}

export interface ParkedStream {
  readonly schema: string;
  readonly reader: string;
  readonly stream: string;
  readonly reason: string;
}

export interface DeadLetter {
  readonly reader: string;
  readonly code: string;
  readonly reason: string;
  readonly origin: string;
}

/** Everything that is verified, as it is stored. Each is read to its end; rows of ledgers come in order of stream and seq. */
export interface Source {
  log(onRecord: (record: LogRecord) => void): Promise<void>;
  ledgers(onRow: (row: LedgerRow) => void): Promise<void>;
  rows(model: Model, onRow: (row: KeyedRow) => void): Promise<void>;
  consumedStreams(onRow: (row: ConsumedStream) => void): Promise<void>;
  parkedStreams(): Promise<ParkedStream[]>;
  deadLetters(): Promise<DeadLetter[]>;
}
