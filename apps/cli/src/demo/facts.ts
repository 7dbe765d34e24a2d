import {
  CustomerMessageAdded, EscalationRequested, ReplyComposed, type CustomerMessageAddedData, type EscalationRequestedData, type ReplyComposedData,
} from '@parley/contracts';
import { readEvent, type LogRecord } from '../verify/log/log-event';

/** What the log says happened, in figures. */
export class DemoFacts {
  private readonly seen = new Set<string>();
  private readonly answered = new Set<string>();
  private readonly clarified = new Set<string>();
  private readonly escalated = new Set<string>();
  private readonly talks = new Set<string>();
  readonly replies: Record<string, number> = {};
  readonly reasons: Record<string, number> = {};
  messages = 0;

  take(record: LogRecord): void {
    const event = readEvent(record);
    if ('unreadable' in event || this.seen.has(event.id)) return;
    this.seen.add(event.id);
    switch (event.type) {
      case CustomerMessageAdded.type:
        this.messages += 1;
        this.talks.add((event.data as unknown as CustomerMessageAddedData).conversationId);
        return;
      case ReplyComposed.type: {
        const { purpose, conversationId } = event.data as unknown as ReplyComposedData;
        this.replies[purpose] = (this.replies[purpose] ?? 0) + 1;
        if (purpose === 'answer') this.answered.add(conversationId);
        if (purpose === 'clarification') this.clarified.add(conversationId);
        return;
      }
      case EscalationRequested.type: {
        const { reason, conversationId } = event.data as unknown as EscalationRequestedData;
        this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
        this.escalated.add(conversationId);
        return;
      }
    }
  }

  /** Conversations with at least one answer, clarifying question, escalation. */
  counts(): { conversations: number; answered: number; clarified: number; escalated: number } {
    return { conversations: this.talks.size, answered: this.answered.size, clarified: this.clarified.size, escalated: this.escalated.size };
  }
}
