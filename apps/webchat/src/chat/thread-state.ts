import type { Entry, Verdict } from './protocol';

/** A message that was written here. It is kept until the thread itself shows it. */
export interface OutgoingMessage {
  readonly clientMessageId: string;
  readonly text: string;
  /** Id of the button that was pressed. */
  readonly choiceId?: string;
  /** ISO 8601. */
  readonly time: string;
  /** `waiting`: not on its way; `sending`: no word from the service yet; `sent`: it is durable. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
}

export interface ThreadState {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Everything up to here is known: the socket resumes after it. */
  readonly revision: number;
  readonly outgoing: readonly OutgoingMessage[];
  /** What the visitor said of answers and the thread does not show yet, by reply id. */
  readonly ratings: ReadonlyMap<string, Verdict>;
}

export const emptyThread: ThreadState = { entries: new Map(), revision: 0, outgoing: [], ratings: new Map() };

export type ThreadAction =
  | { readonly type: 'entries'; readonly entries: readonly Entry[]; readonly revision: number }
  | { readonly type: 'written'; readonly message: OutgoingMessage }
  | { readonly type: 'state'; readonly clientMessageId: string; readonly state: OutgoingMessage['state'] }
  | { readonly type: 'rated'; readonly replyId: string; readonly verdict: Verdict }
  | { readonly type: 'disconnected' }
  | { readonly type: 'discarded'; readonly clientMessageId: string };

export function threadReducer(state: ThreadState, action: ThreadAction): ThreadState {
  switch (action.type) {
    case 'entries':
      return withEntries(state, action.entries, action.revision);
    case 'written':
      return { ...state, outgoing: [...without(state.outgoing, action.message.clientMessageId), action.message] };
    case 'state':
      return { ...state, outgoing: state.outgoing.map((one) => (one.clientMessageId === action.clientMessageId ? { ...one, state: action.state } : one)) };
    case 'rated':
      return { ...state, ratings: new Map([...state.ratings, [action.replyId, action.verdict]]) };
    case 'disconnected':
      return { ...state, outgoing: state.outgoing.map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' } : one)) };
    case 'discarded':
      return { ...state, outgoing: without(state.outgoing, action.clientMessageId) };
  }
}

const without = (messages: readonly OutgoingMessage[], clientMessageId: string): OutgoingMessage[] =>
  messages.filter((one) => one.clientMessageId !== clientMessageId);

/** Each entry by its newest revision; an own message that the thread shows is no longer on its way. */
function withEntries(state: ThreadState, changed: readonly Entry[], revision: number): ThreadState {
  const entries = new Map(state.entries);
  for (const entry of changed) {
    const known = entries.get(entry.id);
    if (!known || known.revision <= entry.revision) entries.set(entry.id, entry);
  }
  const shown = new Set(changed.map(({ clientMessageId }) => clientMessageId));
  return {
    entries,
    revision: Math.max(state.revision, revision),
    outgoing: state.outgoing.filter(({ clientMessageId }) => !shown.has(clientMessageId)),
    ratings: new Map([...state.ratings].filter(([replyId, verdict]) => verdict !== standingOf(entries.get(replyId)))),
  };
}

const standingOf = (entry: Entry | undefined): Verdict | undefined => entry && (entry.verdict ?? 'withdrawn');

export type OwnState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ShownLine {
  /** Stays the same when an own message becomes an entry. */
  readonly key: string;
  readonly author: Entry['author'];
  readonly time: string;
  readonly text: string;
  readonly purpose?: string;
  /** Of the visitor's own messages. */
  readonly state?: OwnState;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
  /** Of a bot's answer that came from an article, the only lines that the visitor may judge. */
  readonly verdict?: Verdict;
}

/** The thread by time, own messages that it does not show yet at the end. A message is read once somebody replied after it. */
export function shownLines({ entries, outgoing, ratings }: ThreadState): ShownLine[] {
  const sorted = [...entries.values()].sort((a, b) => a.time.localeCompare(b.time) || a.revision - b.revision);
  const lastReply = sorted.reduce((latest, { author, time }) => (author !== 'customer' && time > latest ? time : latest), '');
  const lines = sorted.map(({ id, author, time, clientMessageId, purpose, content, sources = [], verdict = 'withdrawn' }): ShownLine => ({
    key: clientMessageId ?? id,
    author,
    time,
    text: withoutSources(content.text ?? '', sources) || (content.media ? `📎 ${content.media.fileName ?? ''}`.trim() : ''),
    options: content.options ?? [],
    sources: purpose === 'answer' || purpose === undefined ? sources : [],
    ...(purpose !== undefined && { purpose }),
    ...(author === 'bot' && purpose === 'answer' && sources.length > 0 && { verdict: ratings.get(id) ?? verdict }),
    ...(author === 'customer' && { state: lastReply >= time ? ('read' as const) : ('delivered' as const) }),
  }));
  return [
    ...lines,
    ...outgoing.map(({ clientMessageId, text, time, state }): ShownLine => ({ key: clientMessageId, author: 'customer', time, text, state, options: [], sources: [] })),
  ];
}

/** Answers for plain channels end with their source; the widget shows it as a link of its own. */
export function withoutSources(text: string, sources: readonly { readonly title: string; readonly url?: string }[]): string {
  const at = text.lastIndexOf('\n\n');
  if (at < 0) return text;
  const last = text.slice(at);
  const isSource = sources.some(({ title, url }) => url !== undefined && last.includes(url) && last.includes(title));
  return isSource ? text.slice(0, at) : text;
}

/** Replies that the visitor's browser has not yet reported as delivered, or as read. */
export function toReport({ entries }: ThreadState, as: 'delivered' | 'read'): string[] {
  const open = as === 'read' ? ['pending', 'sent', 'delivered'] : ['pending', 'sent'];
  return [...entries.values()].filter(({ author, state }) => author !== 'customer' && state !== undefined && open.includes(state)).map(({ id }) => id);
}

/** Who has the word: the bot until it hands over or somebody of the team writes. */
export function partnerOf({ entries }: ThreadState): 'bot' | 'human' {
  const replies = [...entries.values()].filter(({ author }) => author !== 'customer').sort((a, b) => a.time.localeCompare(b.time));
  const last = replies.at(-1);
  return last?.author === 'agent' || last?.purpose === 'handover' ? 'human' : 'bot';
}
