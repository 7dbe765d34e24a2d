import { InvalidRecordError, RecordTooLargeError } from './errors';
import type { LogRecord } from './log-port';

/** Kafka's default limit is 1,048,588 bytes for one batch of one partition; a send stays below it as a whole. */
export const MAX_SEND_BYTES = 1_000_000;
/** More than what Kafka adds to a record (length, offset, timestamp, counts). */
const RECORD_OVERHEAD_BYTES = 70;
const HEADER_OVERHEAD_BYTES = 8;

/** @returns an upper estimate of the record's size in the log, in bytes. */
export function checkRecord(record: LogRecord): number {
  if (!record.topic) throw new InvalidRecordError('A record names no topic.');
  const details = { topic: record.topic };
  if (record.value === undefined)
    throw new InvalidRecordError('A record has no value (null is a tombstone).', { details });
  if (record.partition !== undefined && !(Number.isInteger(record.partition) && record.partition >= 0)) {
    throw new InvalidRecordError('A partition is a whole number from 0.', { details });
  }
  const bytes =
    RECORD_OVERHEAD_BYTES + sizeOf(record.key) + sizeOf(record.value) + headerBytes(record.headers, record.topic);
  if (bytes > MAX_SEND_BYTES) {
    throw new RecordTooLargeError(`A record for ${record.topic} has ${bytes} bytes; the limit is ${MAX_SEND_BYTES}.`, {
      details: { ...details, bytes, limit: MAX_SEND_BYTES },
    });
  }
  return bytes;
}

function headerBytes(headers: Record<string, unknown>, topic: string): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') {
      throw new InvalidRecordError(`Header ${name} is ${value === null ? 'null' : typeof value}, not a string.`, {
        details: { topic, header: name },
      });
    }
    bytes += HEADER_OVERHEAD_BYTES + Buffer.byteLength(name) + Buffer.byteLength(value);
  }
  return bytes;
}

function sizeOf(part: string | Buffer | null): number {
  return part === null ? 0 : Buffer.byteLength(part);
}
