import { MAX_PAST_TEXT_LENGTH } from '@parley/contracts';
import { PastFileError } from '../past-file.error';
import type { WrittenMessage } from '../past-message';
import { headerOf, nameOf, withoutMarks, type ChatHeader } from './chat-line';
import { heard, type Heard } from './chat-notices';
import { clockReading, dateOrderOf, type DateOrder } from './date-order';
import { linesOf } from './json-lines';
import { LocalTime } from './local-time';

/** A header with the lines that follow it. */
export interface ChatEntry extends ChatHeader {
  readonly line: number;
}

export interface ChatOptions {
  /** Names of the business and its people, as the export writes them. */
  readonly business: readonly string[];
  /** IANA name of the zone of the phone that made the export. */
  readonly timeZone: string;
  readonly dateOrder?: DateOrder | undefined;
}

/** Entries of an export; `undefined` after each line, so that whoever reads them can let others have their turn. @throws PastFileError */
export function* entriesOf(text: string): Generator<ChatEntry | undefined> {
  let [line, first, header, lines]: [number, number, ChatHeader | undefined, string[]] = [0, 0, undefined, []];
  let length = 0;
  for (const written of linesOf(text)) {
    line += 1;
    yield undefined;
    const next = headerOf(written);
    length = next ? next.text.length : length + written.length + 1;
    if (length > MAX_PAST_TEXT_LENGTH) throw new PastFileError('line-too-long', { line, limit: MAX_PAST_TEXT_LENGTH });
    if (next) {
      if (header) yield entryOf(first, header, lines);
      [first, header, lines] = [line, next, []];
    } else if (header) lines.push(withoutMarks(written));
    else if (withoutMarks(written).trim() !== '') throw new PastFileError('not-a-chat', { line });
  }
  if (header) yield entryOf(first, header, lines);
}

const entryOf = (line: number, header: ChatHeader, lines: readonly string[]): ChatEntry => ({
  ...header, line, text: [header.text, ...lines].join('\n').replace(/\r/g, ''),
});

/** What people said in a chat of one customer with the business, with `undefined` in between; the rest is passed over. @throws PastFileError */
export function* readChat(entries: readonly ChatEntry[], { business, timeZone, dateOrder }: ChatOptions): Generator<WrittenMessage | undefined> {
  const local = new LocalTime(timeZone);
  const order = dateOrderOf(entries, dateOrder);
  const spoken: (Omit<ChatEntry, 'generated' | 'sender'> & Heard & { readonly sender: string })[] = [];
  for (const { sender, generated, ...entry } of entries) {
    yield undefined;
    const words = sender === undefined ? undefined : heard(entry.text, generated);
    if (sender !== undefined && words) spoken.push({ ...entry, ...words, sender });
  }
  const { customer, agents } = participantsOf(new Set(spoken.map(({ sender }) => sender)), business);
  for (const { sender, line, kind, text, ...clock } of spoken) {
    const people = agents.has(sender) ? { author: 'agent' as const, agent: sender } : { author: 'customer' as const };
    yield { line, ...people, customer, time: local.toUtc(clockReading(clock, order)!), kind, text, channel: 'whatsapp' };
  }
}

/** @throws PastFileError `business-not-found`, `no-customer`, `several-customers` */
function participantsOf(senders: ReadonlySet<string>, business: readonly string[]): { customer: string; agents: ReadonlySet<string> } {
  if (senders.size === 0) throw new PastFileError('no-messages');
  const comparable = (name: string): string => nameOf(name).toLowerCase();
  const names = new Set(business.map(comparable));
  const agents = new Set([...senders].filter((sender) => names.has(comparable(sender))));
  if (agents.size === 0) throw new PastFileError('business-not-found', { participants: senders.size });
  const [customer, ...others] = [...senders].filter((sender) => !agents.has(sender));
  if (customer === undefined) throw new PastFileError('no-customer');
  if (others.length > 0) throw new PastFileError('several-customers', { customers: others.length + 1 });
  return { customer, agents };
}
