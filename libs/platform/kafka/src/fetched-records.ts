import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { FetchedRecord } from './log-port';

export function toFetchedRecord(topic: string, partition: number, message: KafkaMessage): FetchedRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key === null ? null : message.key.toString(),
    headers: toHeaders(message.headers),
    value: message.value,
    timestamp: Number(message.timestamp),
  };
}

/** Of a header that is there several times, the last one counts. */
function toHeaders(headers: IHeaders | undefined): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) result[name] = last.toString();
  }
  return result;
}
