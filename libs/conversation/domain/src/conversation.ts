import type {
  ArticleTried, Channel, CloseCause, IntentSeen, RecognisedEntity, SentimentPoint, TranscriptLine,
} from './contract-types';
import type { Language } from './language/language';

/** Lines, intents, slots, … kept per conversation: the state is one bounded JSON value. */
export const MEMORY_LIMIT = 50;
/** Characters of one line of the remembered transcript. */
export const LINE_LIMIT = 2_000;
/** Messages of one burst that are still answered together; older ones count as superseded. */
export const BURST_LIMIT = 10;

/** Who may speak to the customer. */
export type Control =
  | { readonly by: 'bot' }
  | { readonly by: 'queue' }
  | { readonly by: 'agent'; readonly agentId: string; readonly assignmentId: string };

/** A customer message that the bot has not answered yet. */
export interface PendingMessage {
  readonly messageId: string;
  /** The epoch under which the bot may answer it; later ones may not. */
  readonly epoch: number;
  /** False for a photo, a place, …: the engines have nothing to say about it. */
  readonly readable: boolean;
  /** The button or list row that the customer chose. */
  readonly choice?: string;
}

/** What the bot remembers, and what travels to a human. */
export interface Memory {
  readonly transcript: readonly TranscriptLine[];
  readonly intents: readonly IntentSeen[];
  readonly slots: readonly RecognisedEntity[];
  readonly articlesTried: readonly ArticleTried[];
  readonly sentimentTrend: readonly SentimentPoint[];
}

interface Known {
  readonly conversationId: string;
  readonly threadId: string;
  readonly tenant: string;
  readonly subjectid: string;
  readonly channel: Channel;
  readonly accountId: string;
  readonly externalUserId: string;
  readonly customerName?: string;
  readonly previousConversationId?: string;
  readonly startedTime: string;
  /** Counts the changes of control, from 1. */
  readonly epoch: number;
  readonly language: Language | null;
  /** The bot has said that it is a bot. */
  readonly introduced: boolean;
  /** Clarifying questions since the last answer or change of control. */
  readonly clarifications: number;
  /** Oldest first; only those of the present epoch still await the bot. */
  readonly pending: readonly PendingMessage[];
  /** The message for which a holding line went out and nothing else yet. */
  readonly heldMessageId: string | null;
  /** The newest escalation. */
  readonly escalationId: string | null;
  readonly lastCustomerMessageTime: string;
  readonly lastActivityTime: string;
  readonly memory: Memory;
}

export interface NotStartedConversation {
  readonly status: 'not-started';
}

export interface OpenConversation extends Known {
  readonly status: 'open';
  readonly control: Control;
}

export interface ClosedConversation extends Known {
  readonly status: 'closed';
  readonly cause: CloseCause;
  readonly closedTime: string;
}

export type Conversation = NotStartedConversation | OpenConversation | ClosedConversation;

export const initialConversation = (): Conversation => ({ status: 'not-started' });

/**
 * The messages that the bot has to answer now, oldest first; empty unless the bot is in control: each change of control
 * begins an epoch, and what the customer writes to a queue or an agent never waits for the bot.
 */
export const awaitingBot = (state: Conversation): readonly PendingMessage[] =>
  state.status === 'open' ? state.pending.filter((message) => message.epoch === state.epoch) : [];

/** The message that the next reply of the bot is about; it takes the older ones of the burst with it. */
export const newestAwaited = (state: Conversation): PendingMessage | undefined => awaitingBot(state).at(-1);

/** The message whose engine answers or deadline trigger the decision: the newest that engines can read. */
export const decidingMessage = (state: Conversation): PendingMessage | undefined =>
  awaitingBot(state).findLast((message) => message.readable) ?? newestAwaited(state);
