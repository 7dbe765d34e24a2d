import {
  MessageDelivered, MessageDeliveryFailed, MessageRead, MessageSent, ReplyComposed, type MessageDeliveredData, type ReplyComposedData,
} from '@parley/contracts';
import type { Findings } from '../differences';
import type { LogEvent } from '../log/log-event';

const STATES: Readonly<Record<string, string>> = {
  [MessageSent.type]: 'sent',
  [MessageDelivered.type]: 'delivered',
  [MessageRead.type]: 'read',
  [MessageDeliveryFailed.type]: 'failed',
};
/** What may follow what, for one reply. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  pending: ['sent', 'failed'],
  sent: ['delivered', 'failed'],
  delivered: ['read'],
  read: [],
  failed: [],
};

/** How far each reply has come. States move forward, each is reached once, and nothing follows an end. */
export class Deliveries {
  /** State by reply id. */
  readonly states = new Map<string, string>();
  private readonly replies = new Map<string, string>();
  private readonly facts = new Map<string, string>();

  constructor(private readonly findings: Findings) {}

  observe(event: LogEvent): void {
    if (event.type === ReplyComposed.type) {
      this.replies.set((event.data as unknown as ReplyComposedData).replyId, event.subject);
      return;
    }
    const state = STATES[event.type];
    if (state === undefined) return;
    const { replyId } = event.data as unknown as MessageDeliveredData;
    const before = this.facts.get(replyId) ?? 'pending';
    if (!AFTER[before]?.includes(state)) this.findings.add('delivery-order', `reply ${replyId}`, `${state} after ${before}`);
    else this.facts.set(replyId, state);
  }

  finish(): void {
    for (const replyId of this.facts.keys()) {
      if (!this.replies.has(replyId)) this.findings.add('delivery-of-unknown-reply', `reply ${replyId}`);
    }
    for (const replyId of this.replies.keys()) this.states.set(replyId, this.facts.get(replyId) ?? 'pending');
  }
}
