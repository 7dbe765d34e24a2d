import { decodeEvent, type EventEnvelope } from './envelope';
import { UndecodableEventError } from './errors';

/** Headers and value as binary mode has them: `decodeEvent` reads both kinds of record alike. */
export interface BinaryForm {
  readonly headers: Record<string, string>;
  readonly value: string;
}

/** Content type of a record in structured mode. */
export const STRUCTURED_CONTENT_TYPE = 'application/cloudevents+json';

const ATTRIBUTE_NAME = /^[a-z0-9]{1,64}$/;
const NOT_ATTRIBUTES = new Set(['data', 'datacontenttype', 'dataschema', 'traceparent']);

/**
 * Turns a CloudEvent in JSON format into its binary form. Structured mode is accepted on intake only, where the gateway
 * replaces what the sender claims about tenant and stream before it decodes.
 * @throws UndecodableEventError when it is not a CloudEvent with JSON data; the message never quotes the event.
 */
export function structuredToBinary(json: Buffer | string): BinaryForm {
  const event = parse(json);
  if ('data_base64' in event) throw new UndecodableEventError('its data is binary; Parley takes JSON data');
  if (!isJsonContent(event['datacontenttype'])) throw new UndecodableEventError('its datacontenttype is not JSON');
  if (!isObject(event['data'])) throw new UndecodableEventError('its data is not a JSON object');
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(event)) {
    if (NOT_ATTRIBUTES.has(name) || value === null) continue;
    if (!ATTRIBUTE_NAME.test(name)) throw new UndecodableEventError('an attribute’s name is not lower-case letters and digits');
    headers[`ce_${name}`] = attributeText(name, value);
  }
  if (typeof event['traceparent'] === 'string') headers['traceparent'] = event['traceparent'];
  return { headers, value: JSON.stringify(event['data']) };
}

/**
 * A CloudEvent in JSON format with all of Parley's attributes, its data at the newest version.
 * @throws UndecodableEventError when it is not an event.
 * @throws UnknownEventTypeError when the catalogue has no such type or the version is newer than this release.
 */
export function decodeStructured(json: Buffer | string): EventEnvelope<Record<string, unknown>> {
  const { headers, value } = structuredToBinary(json);
  return decodeEvent(headers, value);
}

function parse(json: Buffer | string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.toString());
  } catch {
    // The parser's message quotes the text, which may be personal data: it must not travel on.
    throw new UndecodableEventError('it is not JSON');
  }
  if (!isObject(parsed)) throw new UndecodableEventError('it is not a JSON object');
  return parsed;
}

function attributeText(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  throw new UndecodableEventError(`attribute ${name} is not a text, an integer or a boolean`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isJsonContent = (type: unknown): boolean =>
  type === undefined || type === null || (typeof type === 'string' && /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type));
