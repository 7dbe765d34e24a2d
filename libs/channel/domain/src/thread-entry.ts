import type { AnswerVerdict, MessageContent, OutboundContent, ReplyPurpose } from '@parley/contracts';
import type { DeliveryState } from './delivery-state';

/** One line of a thread as the customer sees it. */
export interface ThreadEntry {
  /** Message id or reply id. */
  readonly id: string;
  /** Grows with every change in the thread; an entry that changes gets a new one. */
  readonly revision: number;
  readonly author: 'customer' | 'bot' | 'agent';
  /** ISO 8601. */
  readonly time: string;
  /** The customer's own id of the message; absent for replies. */
  readonly externalMessageId?: string;
  readonly conversationId?: string;
  readonly purpose?: ReplyPurpose;
  readonly state?: DeliveryState;
  readonly content: MessageContent | OutboundContent;
  readonly sources?: readonly { readonly title: string; readonly url?: string }[];
  /** What the customer says of an answer; absent when nothing, or nothing any more. */
  readonly verdict?: Exclude<AnswerVerdict, 'withdrawn'>;
}
