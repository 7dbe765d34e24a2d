import type { LogRecord } from './log-port';

/** One producer. After a failed send it is closed and never used again. */
export interface RecordSender {
  /**
   * Resolves when every record is acknowledged. May repeat inside, as long as a repeat cannot lose a record.
   * Rejects with `RecordTooLargeError` or `InvalidRecordError` when the log refuses a record for good.
   */
  send(records: readonly LogRecord[]): Promise<void>;
  close(): Promise<void>;
}

export type OpenSender = () => Promise<RecordSender>;
