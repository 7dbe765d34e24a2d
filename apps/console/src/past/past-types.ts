import type { ImportStatus } from '../knowledge/knowledge-types';

/** What the conversation service answers about old conversations, as far as the console uses it. */

export const PAST_FORMATS = ['jsonl', 'whatsapp'] as const;
export type PastFormat = (typeof PAST_FORMATS)[number];
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;

export interface PastImport {
  readonly importId: string;
  readonly format: PastFormat;
  readonly status: Exclude<ImportStatus, 'reading'>;
  readonly createdTime: string;
  readonly conversations: number;
  readonly messages: number;
  /** Messages that were there already. */
  readonly known: number;
  readonly firstTime: string;
  readonly lastTime: string;
  readonly wrongLines: number;
  /** The first of them. */
  readonly problems: readonly { readonly line: number; readonly code: string; readonly field?: string }[];
  readonly parts: number;
  /** Parts that were applied. */
  readonly position: number;
  readonly added: number;
  readonly error: { readonly code: string } | null;
}

export interface PastConversation {
  readonly conversationId: string;
  readonly channel: string;
  readonly language: string | null;
  readonly resolution: string | null;
  readonly firstTime: string;
  readonly lastTime: string;
  readonly messages: number;
}

export interface PastMessage {
  readonly seq: number;
  readonly time: string;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly kind: string;
  /** Empty for pictures and other media, which are not imported. */
  readonly text: string;
}
