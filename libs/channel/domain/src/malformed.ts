import { ParleyError } from '@parley/contracts';
import { cutText } from '@parley/shared/domain';

/** What came in does not have the agreed form. The reason names fields, never their values. */
export class MalformedMessageError extends ParleyError {
  constructor(readonly reason: string) {
    super('CHANNEL.MALFORMED', `The message is malformed: ${reason}`, { details: { reason } });
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws MalformedMessageError when the value is not an object. */
export function fieldsAt(path: string, value: unknown): Fields {
  if (!isFields(value)) throw new MalformedMessageError(`${path} must be an object`);
  return value;
}

/** An absent list is empty. @throws MalformedMessageError when the value is something else than a list of objects. */
export function listAt(path: string, value: unknown): Fields[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new MalformedMessageError(`${path} must be a list`);
  return value.map((entry, index) => fieldsAt(`${path}[${index}]`, entry));
}

/** @throws MalformedMessageError when the value is no text of 1 to `longest` characters. */
export function textAt(path: string, value: unknown, longest: number): string {
  if (typeof value !== 'string' || value === '') throw new MalformedMessageError(`${path} must be a text that is not empty`);
  if (value.length > longest) throw new MalformedMessageError(`${path} must have at most ${longest} characters`);
  return storable(value);
}

/** Like {@link textAt}, but may be absent. */
export const optionalTextAt = (path: string, value: unknown, longest: number): string | undefined =>
  value === undefined || value === null ? undefined : textAt(path, value, longest);

/** The value when it is a text that is not empty, cut to `longest`; for parts of a message that it can do without. */
export const looseText = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' && value !== '' ? cutText(storable(value), longest) : undefined;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** No store takes NUL in a text, and half a character is none: both become the replacement character. */
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').replace(LONE_SURROGATE, '\ufffd');
