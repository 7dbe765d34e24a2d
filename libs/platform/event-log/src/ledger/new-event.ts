import { encodeHeaders, type EventContract, type EventEnvelope } from '@parley/contracts';
import { traceOf } from '../tracing/causes';

/** An event before its owner has given it a place in a stream. */
export interface NewEvent<T extends object = object> {
  readonly contract: EventContract<T>;
  /** UUIDv7 for what is new, UUIDv5 of its cause for what is derived. */
  readonly id: string;
  readonly data: T;
  /** When it happened, ISO 8601. */
  readonly time: string;
  readonly tenant: string;
  readonly subjectid: string;
  /** Kafka key; the stream id by default. */
  readonly key?: string;
  readonly causationid?: string;
  readonly correlationid?: string;
  /** The cause's, or that of the running step, unless given. */
  readonly traceparent?: string;
  readonly timeclamped?: boolean;
}

/** Types the data by its contract. */
export function newEvent<T extends object>(contract: EventContract<T>, event: Omit<NewEvent<T>, 'contract'>): NewEvent<T> {
  return { contract, ...event };
}

/** The envelope of an event at its place. `recordedtime` is when its owner writes it. */
export function toEnvelope(
  event: NewEvent,
  place: { stream: string; source: string; recordedtime: string; seq?: number },
): EventEnvelope {
  const traceparent = traceOf(event);
  return {
    id: event.id,
    type: event.contract.type,
    source: place.source,
    subject: place.stream,
    time: event.time,
    recordedtime: place.recordedtime,
    tenant: event.tenant,
    subjectid: event.subjectid,
    partitionkey: event.key ?? place.stream,
    dataversion: event.contract.version,
    ...(place.seq !== undefined && { seq: place.seq }),
    ...(event.causationid !== undefined && { causationid: event.causationid }),
    ...(event.correlationid !== undefined && { correlationid: event.correlationid }),
    ...(traceparent !== undefined && { traceparent }),
    ...(event.timeclamped && { timeclamped: true }),
    data: event.data,
  };
}

/** Headers and value as the ledger, the outbox and Kafka hold them. */
export function toStored(envelope: EventEnvelope): { headers: string; value: string } {
  return { headers: JSON.stringify(encodeHeaders(envelope)), value: JSON.stringify(envelope.data) };
}
