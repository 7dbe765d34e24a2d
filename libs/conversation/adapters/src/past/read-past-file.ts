import {
  entriesOf, PastFileError, readChat, readJsonLines, toPastMessages,
  type ChatEntry, type DateOrder, type LineProblem, type PastMessage, type PastSettings, type WrittenMessage,
} from '@parley/conversation/domain';
import { breathing, decodeText, FileRejectedError, filesOf, type ArchiveLimits } from '@parley/platform/files';

export const PAST_FORMATS = ['jsonl', 'whatsapp'] as const;
export type PastFormat = (typeof PAST_FORMATS)[number];

export interface PastFileOptions extends PastSettings {
  readonly format: PastFormat;
  /** Of WhatsApp only. */
  readonly business: readonly string[];
  readonly timeZone?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** Milliseconds since 1970; what is later than a few minutes from now is not taken. */
  readonly now: number;
}

export interface PastFile {
  /** Conversation by conversation, each in the order of its times. */
  readonly messages: readonly PastMessage[];
  readonly problems: readonly LineProblem[];
}

/** Messages of one file at most. */
export const MOST_MESSAGES = 200_000;
const MIB = 1024 * 1024;
const CHAT_LIMITS: ArchiveLimits = { entries: 5_000, entryBytes: 32 * MIB, totalBytes: 64 * MIB, ratio: 100 };
/** What packing programs add. */
const IGNORED = /(^|\/)(__MACOSX\/|\.)/;
const AHEAD_MS = 5 * 60_000;

/**
 * Old conversations of a file, in memory, without what may name a person. The process goes on with other work meanwhile.
 * @throws PastFileError
 */
export async function readPastFile(bytes: Buffer, options: PastFileOptions): Promise<PastFile> {
  try {
    const { written, problems } = await read(decodeText(await textOf(bytes, options)), options);
    if (written.length === 0) throw new PastFileError('no-messages', problems[0] && { wrongLines: problems.length, firstWrongLine: problems[0].line });
    const messages: PastMessage[] = [];
    for await (const message of breathing(toPastMessages(written, options))) messages.push(message);
    return { messages: byConversation(messages), problems };
  } catch (error) {
    if (!(error instanceof FileRejectedError)) throw error;
    throw new PastFileError(error.reason, error.details, { whatToDo: error.message, cause: error });
  }
}

/** The text itself, or the chat in an archive, of which nothing else is unpacked. */
async function textOf(bytes: Buffer, { format }: PastFileOptions): Promise<Buffer> {
  if (format !== 'whatsapp' || bytes.toString('latin1', 0, 2) !== 'PK') return bytes;
  const names: string[] = [];
  const isChat = (name: string): boolean => /\.txt$/i.test(name) && !IGNORED.test(name);
  const files: Buffer[] = [];
  for await (const { name, bytes: file } of filesOf(bytes, CHAT_LIMITS, isChat)) {
    names.push(name);
    files.push(file);
  }
  const chat = files[files.length === 1 ? 0 : names.findIndex((name) => /(^|\/)_chat\.txt$/.test(name))];
  if (!chat) throw new PastFileError(files.length === 0 ? 'no-chat-in-archive' : 'several-chats');
  return chat;
}

async function read(text: string, options: PastFileOptions): Promise<{ written: WrittenMessage[]; problems: LineProblem[] }> {
  const [written, problems]: [WrittenMessage[], LineProblem[]] = [[], []];
  for await (const found of breathing(await source(text, options))) {
    if (!found) continue;
    if ('code' in found) problems.push(found);
    else if (Date.parse(found.time) > options.now + AHEAD_MS) problems.push({ line: found.line, code: 'in-future', field: 'time' });
    else written.push(found);
    if (written.length > MOST_MESSAGES) throw new PastFileError('too-many-messages', { limit: MOST_MESSAGES });
  }
  return { written, problems };
}

async function source(text: string, { format, business, timeZone, dateOrder }: PastFileOptions): Promise<Iterable<WrittenMessage | LineProblem | undefined>> {
  if (format === 'jsonl') return readJsonLines(text, { timeZone });
  const entries: ChatEntry[] = [];
  for await (const entry of breathing(entriesOf(text))) {
    if (entry) entries.push(entry);
  }
  if (entries.length === 0) throw new PastFileError('no-messages');
  return readChat(entries, { business, timeZone: timeZone ?? 'UTC', dateOrder });
}

function byConversation(messages: readonly PastMessage[]): PastMessage[] {
  const order = new Map<string, number>();
  for (const { conversationId } of messages) if (!order.has(conversationId)) order.set(conversationId, order.size);
  const placeOf = ({ conversationId }: PastMessage): number => order.get(conversationId) ?? 0;
  return [...messages].sort((a, b) => placeOf(a) - placeOf(b) || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
