import { ANSWER_VERDICTS, HUMAN_CHOICE, MAX_TEXT_LENGTH, type AnswerVerdict, type MessageContent } from '@parley/contracts';
import { humanRequest } from '../human-request';
import { fieldsAt, MalformedMessageError, optionalTextAt, textAt, type Fields } from '../malformed';

/** Largest frame a browser may send, in bytes: the longest text with every character as four bytes of UTF-8. */
export const MAX_FRAME_BYTES = 4 * MAX_TEXT_LENGTH + 1_024;

/** What a visitor's browser may say. */
export type ClientFrame =
  | { readonly type: 'authenticate'; readonly token: string }
  | { readonly type: 'resume'; readonly after: number }
  | { readonly type: 'send'; readonly clientMessageId: string; readonly content: MessageContent }
  | { readonly type: 'delivered' | 'read'; readonly replyIds: readonly string[] }
  | { readonly type: 'rate'; readonly replyId: string; readonly verdict: AnswerVerdict }
  | { readonly type: 'typing' };

/**
 * @param locale the visitor's language: the human button speaks it.
 * @throws MalformedMessageError
 */
export function parseClientFrame(text: string, locale: string | undefined): ClientFrame {
  const frame = fieldsAt('frame', parseJson(text));
  switch (frame['type']) {
    case 'authenticate':
      return { type: 'authenticate', token: textAt('token', frame['token'], 4_096) };
    case 'resume':
      return { type: 'resume', after: revisionAt('after', frame['after'] ?? 0) };
    case 'send':
      return { type: 'send', clientMessageId: clientMessageIdAt(frame['clientMessageId']), content: sentContent(frame, locale) };
    case 'delivered':
    case 'read':
      return { type: frame['type'], replyIds: replyIdsAt(frame['replyIds']) };
    case 'rate':
      return { type: 'rate', replyId: textAt('replyId', frame['replyId'], 64), verdict: verdictAt(frame['verdict']) };
    case 'typing':
      return { type: 'typing' };
    default:
      throw new MalformedMessageError('type must be authenticate, resume, send, delivered, read, rate or typing');
  }
}

/** The message's id within its account: a client's own id says nothing about other visitors' messages. */
export const webchatMessageId = (visitorId: string, clientMessageId: string): string => `${visitorId}:${clientMessageId}`;

/** The id that the visitor's client gave to the message. */
export const clientMessageIdOf = (externalMessageId: string): string => externalMessageId.slice(externalMessageId.indexOf(':') + 1);

/** A revision of a thread: a whole number from 0. @throws MalformedMessageError */
export function revisionAt(path: string, value: unknown): number {
  const revision = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) {
    throw new MalformedMessageError(`${path} must be a whole number from 0`);
  }
  return revision;
}

/** Text, or a choice `{ id, title }` among buttons. @throws MalformedMessageError */
export function sentContent(fields: Fields, locale: string | undefined): MessageContent {
  if (fields['choice'] === undefined) return { kind: 'text', text: textAt('text', fields['text'], MAX_TEXT_LENGTH) };
  const choice = fieldsAt('choice', fields['choice']);
  const replyId = textAt('choice.id', choice['id'], 256);
  const title = optionalTextAt('choice.title', choice['title'], MAX_TEXT_LENGTH);
  const fallback = replyId === HUMAN_CHOICE ? humanRequest(locale).text : undefined;
  const text = title ?? fallback;
  return { kind: 'button-reply', replyId, ...(text !== undefined && { text }) };
}

function clientMessageIdAt(value: unknown): string {
  const id = textAt('clientMessageId', value, 64);
  if (!/^[\w.-]+$/.test(id)) throw new MalformedMessageError('clientMessageId must hold letters, digits, dots, dashes and underscores only');
  return id;
}

function replyIdsAt(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > 200) {
    throw new MalformedMessageError('replyIds must be a list of 1 to 200 ids');
  }
  return value.map((id, index) => textAt(`replyIds[${index}]`, id, 64));
}

function verdictAt(value: unknown): AnswerVerdict {
  const verdict = ANSWER_VERDICTS.find((one) => one === value);
  if (!verdict) throw new MalformedMessageError(`verdict must be one of ${ANSWER_VERDICTS.join(', ')}`);
  return verdict;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedMessageError('the frame is not JSON'); // the parser's own message quotes the text
  }
}
