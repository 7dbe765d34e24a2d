import { STRUCTURED_CONTENT_TYPE, structuredToBinary, type MessageContent } from '@parley/contracts';
import type { IncomingMessage } from '../incoming-message';
import { fieldsAt, isFields, MalformedMessageError, optionalTextAt, textAt } from '../malformed';
import { sentContent } from '../webchat/client-frame';

/** What the carrier of the message knows when its body does not say. */
export interface CarrierFacts {
  /** Id that the carrier gives to the message, for example `ce_id`. */
  readonly id?: string;
  /** ISO 8601. */
  readonly time: string;
}

/**
 * A message of an integrator, by HTTP or from an intake topic: `{ externalMessageId, externalUserId, text | choice |
 * location, senderName?, locale?, time? }`. Account and tenant are never part of it.
 *
 * @throws MalformedMessageError naming the field that is wrong.
 */
export function parseIntegratorMessage(body: unknown, carrier: CarrierFacts): IncomingMessage {
  const fields = fieldsAt('body', body);
  const senderName = optionalTextAt('senderName', fields['senderName'], 256);
  const locale = optionalTextAt('locale', fields['locale'], 35);
  return {
    externalMessageId: textAt('externalMessageId', fields['externalMessageId'] ?? carrier.id, 256),
    externalUserId: textAt('externalUserId', fields['externalUserId'], 256),
    ...(senderName !== undefined && { senderName }),
    ...(locale !== undefined && { locale }),
    time: timeOf(fields['time'], carrier.time),
    content: fields['location'] === undefined ? sentContent(fields, locale) : locationOf(fields['location']),
  };
}

/**
 * The message in a record of an intake topic: CloudEvents in structured mode, in binary mode, or the plain body. What the
 * record claims about account, tenant or stream counts for nothing.
 *
 * @param timestamp when Kafka got the record, ISO 8601.
 * @throws MalformedMessageError or UndecodableEventError
 */
export function parseIntakeRecord(headers: Readonly<Record<string, string>>, value: string | null, timestamp: string): IncomingMessage {
  if (value === null) throw new MalformedMessageError('it has no value');
  const structured = headers['content-type']?.startsWith(STRUCTURED_CONTENT_TYPE) ?? false;
  const record = structured ? structuredToBinary(value) : { headers, value };
  const version = record.headers['ce_specversion'];
  if (version !== undefined && version !== '1.0') throw new MalformedMessageError('specversion must be 1.0');
  const id = optionalTextAt('id', record.headers['ce_id'], 256);
  const time = timeOf(record.headers['ce_time'], timestamp);
  return parseIntegratorMessage(parseJson(record.value), { ...(id !== undefined && { id }), time });
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new MalformedMessageError('its value is not JSON'); // the parser's own message quotes the value
  }
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function timeOf(value: unknown, otherwise: string): string {
  if (value === undefined || value === null) return otherwise;
  const time = typeof value === 'string' && ISO_TIME.test(value) ? new Date(value) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) {
    throw new MalformedMessageError('time must be an ISO 8601 time with its zone');
  }
  return time.toISOString();
}

function locationOf(value: unknown): MessageContent {
  const { latitude, longitude } = isFields(value) ? value : {};
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw new MalformedMessageError('location must hold latitude (-90…90) and longitude (-180…180)');
  }
  return { kind: 'location', location: { latitude, longitude } };
}
