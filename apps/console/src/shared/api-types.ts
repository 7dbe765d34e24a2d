/** What the routing service answers and pushes, as far as the desktop uses it. */

export type Presence = 'online' | 'away' | 'offline';

export interface Me {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** Conversations at once; 0 for people who serve no customers. */
  readonly capacity: number;
  readonly locale: string;
  readonly presence: Presence;
  readonly load: number;
}

export interface QueueRow {
  readonly conversationId: string;
  readonly status: 'queued' | 'offered' | 'assigned';
  readonly queueId: string;
  /** 0 … 100, higher first. */
  readonly priority: number;
  readonly language: string;
  readonly channel: string | null;
  readonly customerName: string | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly waitingSince: string;
  readonly agentId: string | null;
  readonly offerId: string | null;
  readonly offerExpires: string | null;
  readonly preview: string | null;
  readonly previewAuthor: string | null;
  readonly previewTime: string | null;
  /** Grows with every change of the row. */
  readonly revision: number;
}

export interface ContextPacket {
  readonly summary: string;
  readonly intents: readonly { readonly messageId: string; readonly intent: string; readonly confidence: number }[];
  readonly slots: readonly { readonly kind: string; readonly value: string; readonly normal?: string }[];
  readonly articlesTried: readonly { readonly articleId: string; readonly title: string; readonly confidence: number }[];
  readonly sentimentTrend: readonly SentimentPoint[];
}

export interface SentimentPoint {
  readonly messageId: string;
  /** −1 … 1. */
  readonly sentiment: number;
  /** 0 … 10. */
  readonly anger: number;
}

export interface WrapUp {
  readonly category: string;
  readonly outcome: string;
  readonly escalationReasonCorrect: boolean;
  readonly note?: string;
}

export interface ThreadHead {
  readonly conversationId: string;
  readonly threadId: string | null;
  readonly channel: string | null;
  readonly customerName: string | null;
  readonly packet: ContextPacket | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly controller: string | null;
  readonly controllingAgentId: string | null;
  readonly closed: boolean;
  readonly closeCause: string | null;
  readonly wrapUp: WrapUp | null;
  readonly revision: number;
}

/** In order: a later state replaces an earlier one. */
export const DELIVERY_STATES = ['submitted', 'composed', 'sent', 'failed', 'delivered', 'read', 'rejected'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Source {
  readonly articleId?: string;
  readonly title: string;
  readonly url?: string;
}

/** What somebody says of an answer; `withdrawn` takes the word before it back. */
export type Verdict = 'helpful' | 'wrong' | 'withdrawn';

export interface ThreadLine {
  readonly lineId: string;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly agentId: string | null;
  readonly purpose: string | null;
  readonly text: string;
  readonly sources: readonly Source[] | null;
  readonly time: string;
  /** Order of the transcript; null while the conversation has not accepted a reply. */
  readonly position: number | null;
  readonly delivery: DeliveryState | null;
  readonly failure: string | null;
  /** What the customer says of an answer of the bot; null when nothing. */
  readonly customerVerdict?: Exclude<Verdict, 'withdrawn'> | null;
  /** The same of the team. */
  readonly agentVerdict?: Exclude<Verdict, 'withdrawn'> | null;
}

export interface LoadedConversation {
  readonly state: QueueRow | null;
  readonly head: ThreadHead;
  readonly lines: readonly ThreadLine[];
}

export interface AgentOverview {
  readonly personId: string;
  readonly name: string;
  readonly presence: Presence;
  readonly load: number;
  readonly capacity: number;
}
