import { createHash } from 'node:crypto';
import { decodeAttributes, decodeData, type EventAttributes } from '@parley/contracts';

/** A record of the log, as far as verification needs it. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** A readable event with the digest that tells changed repeats from true ones. */
export interface LogEvent extends EventAttributes {
  readonly topic: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly digest: string;
}

/** The event of a record, or why there is none. */
export function readEvent(record: LogRecord): LogEvent | { readonly unreadable: string } {
  try {
    const attributes = decodeAttributes(record.headers);
    const data = decodeData(attributes, record.value);
    return { ...attributes, topic: record.topic, data, digest: digestOf(record.headers, record.value ?? '') };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}

/** Short digest of headers (in any order) and value. */
export function digestOf(headers: Readonly<Record<string, string>>, value: string): string {
  const hash = createHash('sha1');
  for (const name of Object.keys(headers).sort()) hash.update(`${name}\u001f${headers[name]}\u001f`);
  return hash.update('\u001e').update(value).digest('base64').slice(0, 16);
}
