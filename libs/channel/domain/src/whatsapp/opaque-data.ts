import { isFields, looseText } from '../malformed';

/**
 * What we hand to WhatsApp with each message (`biz_opaque_callback_data`, at most 512 characters) and get back with its
 * statuses, so that a status finds its reply even before our own record of the vendor's id.
 */
export interface OpaqueData {
  readonly replyId: string;
  readonly conversationId: string;
  readonly threadId: string;
  /** False for all but the last of the vendor messages that a long reply was split into. */
  readonly last: boolean;
}

export const encodeOpaqueData = ({ replyId, conversationId, threadId, last }: OpaqueData): string =>
  JSON.stringify({ r: replyId, c: conversationId, t: threadId, ...(!last && { p: 1 }) });

/** Undefined when the text is not ours: another tool may send from the same number. */
export function decodeOpaqueData(text: unknown): OpaqueData | undefined {
  const parsed = typeof text === 'string' ? parseJson(text) : undefined;
  if (!isFields(parsed)) return undefined;
  const replyId = looseText(parsed['r'], 64);
  const conversationId = looseText(parsed['c'], 64);
  const threadId = looseText(parsed['t'], 64);
  if (replyId === undefined || conversationId === undefined || threadId === undefined) return undefined;
  return { replyId, conversationId, threadId, last: parsed['p'] !== 1 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // another tool's data, in a form of its own
  }
}
