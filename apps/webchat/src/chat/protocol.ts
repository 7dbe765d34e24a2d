/** What the channel gateway's web chat says, as far as the widget uses it. */

export type DeliveryState = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** What the visitor says of an answer; `withdrawn` takes the word before it back. */
export type Verdict = 'helpful' | 'wrong' | 'withdrawn';

export interface EntryContent {
  readonly kind: string;
  readonly text?: string;
  readonly options?: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
  readonly media?: { readonly fileName?: string };
}

/** One line of the thread. */
export interface Entry {
  readonly id: string;
  /** Grows with every change in the thread; an entry that changes gets a new one. */
  readonly revision: number;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly time: string;
  readonly clientMessageId?: string;
  readonly purpose?: string;
  readonly state?: DeliveryState;
  readonly content: EntryContent;
  readonly sources?: readonly { readonly title: string; readonly url?: string }[];
  /** What stands; absent when nothing does. */
  readonly verdict?: Verdict;
}

export interface Session {
  readonly token: string;
  /** Signed; to be sent when the next session is opened. */
  readonly visitorId: string;
}

export type ServerFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'ack'; readonly clientMessageId: string }
  | { readonly type: 'entries'; readonly entries: readonly Entry[]; readonly revision: number }
  | { readonly type: 'typing'; readonly author: 'agent' }
  | { readonly type: 'error'; readonly code: string; readonly retriable: boolean; readonly clientMessageId?: string };

const KNOWN = new Set(['ready', 'ack', 'entries', 'typing', 'error']);

/** Undefined for what this build does not know: a newer service may say more. */
export function parseFrame(text: string): ServerFrame | undefined {
  try {
    const frame = JSON.parse(text) as { type?: unknown } | null;
    return typeof frame?.type === 'string' && KNOWN.has(frame.type) ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined; // not ours
  }
}

/** Longest message the service takes, in UTF-16 code units. */
export const LONGEST_TEXT = 16_384;
/** Choice by which a customer asks for a person. */
export const HUMAN_CHOICE = 'parley:human';
