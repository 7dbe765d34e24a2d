import { contractOf } from './catalogue';
import { ParleyError, UndecodableEventError, UnknownEventTypeError } from './errors';

/** CloudEvents 1.0 attributes and Parley's extensions, with the data parsed and at its newest version. */
export interface EventEnvelope<T = unknown> {
  readonly id: string;
  /** `<context>.<Event>`. */
  readonly type: string;
  /** Service that wrote it, for example `/parley/conversation`. */
  readonly source: string;
  /** Stream id. */
  readonly subject: string;
  /** When it happened at the channel, ISO 8601; KPIs use it. */
  readonly time: string;
  /** When Parley recorded it, ISO 8601. */
  readonly recordedtime: string;
  readonly tenant: string;
  /** The contact whose personal data it carries. */
  readonly subjectid: string;
  /** Kafka key. */
  readonly partitionkey: string;
  readonly dataversion: number;
  /** Position in its stream, contiguous from 1, where the stream has a ledger. */
  readonly seq?: number;
  readonly causationid?: string;
  readonly correlationid?: string;
  readonly traceparent?: string;
  /** True when `time` lay more than five minutes ahead and was clamped to the recording time. */
  readonly timeclamped?: boolean;
  readonly data: T;
}

/** A record as Kafka carries it. */
export interface WireRecord {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

const OPTIONAL_TEXT = ['causationid', 'correlationid'] as const;

/** Binary mode: attributes as `ce_*` headers, JSON data as the value. */
export function encodeEvent(event: EventEnvelope): WireRecord {
  return { key: event.partitionkey, headers: encodeHeaders(event), value: JSON.stringify(event.data) };
}

export function encodeHeaders(event: Omit<EventEnvelope, 'data'>): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time,
    ce_recordedtime: event.recordedtime,
    ce_tenant: event.tenant,
    ce_subjectid: event.subjectid,
    ce_partitionkey: event.partitionkey,
    ce_dataversion: String(event.dataversion),
  };
  if (event.seq !== undefined) headers['ce_seq'] = String(event.seq);
  for (const name of OPTIONAL_TEXT) if (event[name] !== undefined) headers[`ce_${name}`] = event[name];
  if (event.timeclamped) headers['ce_timeclamped'] = 'true';
  if (event.traceparent !== undefined) headers['traceparent'] = event.traceparent;
  return headers;
}

/** The attributes of a record, without touching its value: enough to skip, count and park it. */
export type EventAttributes = Omit<EventEnvelope, 'data'>;

/** @throws UndecodableEventError when a required attribute is missing or malformed. */
export function decodeAttributes(headers: Readonly<Record<string, string>>): EventAttributes {
  const required = (name: string): string => {
    const value = headers[`ce_${name}`];
    if (value === undefined || value === '') throw new UndecodableEventError(`header ce_${name} is missing`);
    if (value.includes('\u0000')) throw new UndecodableEventError(`header ce_${name} holds a NUL character`);
    return value;
  };
  if (required('specversion') !== '1.0') throw new UndecodableEventError('ce_specversion is not 1.0');
  const seq = headers['ce_seq'];
  return {
    id: required('id'),
    type: required('type'),
    source: required('source'),
    subject: required('subject'),
    time: required('time'),
    recordedtime: headers['ce_recordedtime'] ?? required('time'),
    tenant: required('tenant'),
    subjectid: required('subjectid'),
    partitionkey: required('partitionkey'),
    dataversion: positiveInteger('ce_dataversion', headers['ce_dataversion'] ?? '1'),
    ...(seq !== undefined && { seq: positiveInteger('ce_seq', seq) }),
    ...(headers['ce_causationid'] !== undefined && { causationid: headers['ce_causationid'] }),
    ...(headers['ce_correlationid'] !== undefined && { correlationid: headers['ce_correlationid'] }),
    ...(headers['traceparent'] !== undefined && { traceparent: headers['traceparent'] }),
    ...(headers['ce_timeclamped'] === 'true' && { timeclamped: true }),
  };
}

/**
 * Parses the value and lifts it to the newest version of its contract.
 * @throws UndecodableEventError when the value is not a JSON object.
 * @throws UnknownEventTypeError when the catalogue has no such type or the version is newer than this release.
 */
export function decodeData(attributes: EventAttributes, value: Buffer | string | null): Record<string, unknown> {
  const contract = contractOf(attributes.type);
  if (!contract || attributes.dataversion > contract.version) {
    throw new UnknownEventTypeError(attributes.type, attributes.dataversion);
  }
  let data = parseObject(value);
  for (let version = attributes.dataversion; version < contract.version; version += 1) {
    const upcast = contract.upcasters[version];
    if (!upcast) throw new ParleyError('CONTRACTS.NO_UPCASTER', `${attributes.type} has no upcaster from version ${version}`);
    data = upcast(data);
  }
  return data;
}

/** A whole record in binary mode. */
export function decodeEvent(headers: Readonly<Record<string, string>>, value: Buffer | string | null): EventEnvelope<Record<string, unknown>> {
  const attributes = decodeAttributes(headers);
  const data = decodeData(attributes, value);
  return { ...attributes, dataversion: contractOf(attributes.type)?.version ?? attributes.dataversion, data };
}

function parseObject(value: Buffer | string | null): Record<string, unknown> {
  if (value === null) throw new UndecodableEventError('it has no value');
  let parsed: unknown;
  try {
    parsed = JSON.parse(value.toString());
  } catch {
    // The parser's message quotes the value, which may be personal data: it must not travel on.
    throw new UndecodableEventError('its value is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UndecodableEventError('its value is not a JSON object');
  }
  return parsed as Record<string, unknown>;
}

function positiveInteger(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new UndecodableEventError(`${name} is not a positive integer`);
  return number;
}
