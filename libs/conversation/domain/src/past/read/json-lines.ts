import { MAX_PAST_TEXT_LENGTH, PAST_AUTHORS, type PastAuthor } from '@parley/contracts';
import type { LineProblem, LineProblemCode, WrittenMessage } from '../past-message';
import { LocalTime, readingOf } from './local-time';

const LONGEST_NAME = 256;
const TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

class LineProblemFound extends Error {
  constructor(
    readonly code: LineProblemCode,
    readonly field?: string,
  ) {
    super(code);
  }
}

/** One message per line; what is wrong with a line comes in its place. @param timeZone for times that name none */
export function* readJsonLines(text: string, { timeZone }: { timeZone?: string | undefined }): Generator<WrittenMessage | LineProblem> {
  const local = timeZone === undefined ? undefined : new LocalTime(timeZone);
  let line = 0;
  for (const written of linesOf(text)) {
    line += 1;
    if (written.trim() === '') continue;
    try {
      yield messageOf(line, parsed(written), local);
    } catch (error) {
      if (!(error instanceof LineProblemFound)) throw error;
      yield { line, code: error.code, ...(error.field !== undefined && { field: error.field }) };
    }
  }
}

/** Lines one at a time: a large file would otherwise be held twice. */
export function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, text[to - 1] === '\r' && to > from ? to - 1 : to);
    from = to + 1;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LineProblemFound('unreadable');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineProblemFound('unreadable');
  return value as Fields;
}

function messageOf(line: number, fields: Fields, local: LocalTime | undefined): WrittenMessage {
  const author = required(fields, 'author', 16);
  if (!PAST_AUTHORS.includes(author as PastAuthor)) throw new LineProblemFound('unknown-author', 'author');
  const [customer, agent, language, resolution] = ['customer', 'agent', 'language', 'resolution'].map((field) => optional(fields, field, LONGEST_NAME));
  const channel = optional(fields, 'channel', LONGEST_NAME) ?? 'other';
  if (!/^[\w .-]{1,32}$/.test(channel)) throw new LineProblemFound('bad-value', 'channel');
  const primary = language?.toLowerCase().split(/[-_]/)[0];
  if (primary !== undefined && !/^[a-z]{2,3}$/.test(primary)) throw new LineProblemFound('bad-value', 'language');
  return {
    line,
    conversation: required(fields, 'conversation', LONGEST_NAME),
    author: author as PastAuthor,
    time: timeOf(required(fields, 'time', 40), local),
    kind: 'text',
    text: required(fields, 'text', MAX_PAST_TEXT_LENGTH),
    channel,
    ...(customer !== undefined && { customer }),
    ...(agent !== undefined && { agent }),
    ...(primary !== undefined && { language: primary }),
    ...(resolution !== undefined && { resolution }),
  };
}

function required(fields: Fields, field: string, longest: number): string {
  const value = optional(fields, field, longest);
  if (value === undefined) throw new LineProblemFound('missing', field);
  return value;
}

function optional(fields: Fields, field: string, longest: number): string | undefined {
  const value = fields[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new LineProblemFound('bad-value', field);
  if (String(value).length > longest) throw new LineProblemFound('too-long', field);
  return String(value).trim() === '' ? undefined : String(value).trim();
}

function timeOf(value: string, local: LocalTime | undefined): string {
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = TIME.exec(value) ?? [];
  const reading = readingOf({ year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second) });
  if (year === undefined || reading === undefined) throw new LineProblemFound('bad-time', 'time');
  const exact = reading + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) {
    if (!local) throw new LineProblemFound('bad-time', 'time');
    return local.toUtc(exact);
  }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(exact - offset).toISOString();
}
