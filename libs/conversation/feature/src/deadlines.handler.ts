import {
  remainingInactivityMs, type Answers, type Conversation, type ConversationCommand, type DeadlineKind,
} from '@parley/conversation/domain';
import type { ConsumerContext, DueTimer } from '@parley/platform/event-log';
import { ConversationBatch, type BatchTools } from './conversation-batch';

/** Applies due deadlines. The conversation is locked and looked at again: a deadline that lost a race does nothing. */
export class DeadlinesHandler {
  constructor(
    private readonly tools: BatchTools,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  async handle(kind: DeadlineKind, timers: readonly DueTimer[], { tx }: Pick<ConsumerContext, 'tx'>): Promise<void> {
    const now = this.clock().toISOString();
    const batch = new ConversationBatch(this.tools, tx);
    const ids = [...new Set(timers.map(({ streamId }) => streamId))];
    await batch.load(ids, kind === 'conversation.join' ? ids : []);
    for (const timer of timers) {
      const command = toCommand(kind, timer, batch.answersOf(timer.streamId), now);
      if (command) batch.apply(timer.streamId, command, textOf(timer.payload['traceparent']));
    }
    await batch.commit();
    if (kind === 'conversation.inactivity') await this.waitOn(timers, (id) => batch.stateOf(id), now, tx);
  }

  /** Activity does not move the deadline, which would cost a write per message: one that came too early is set again. */
  private async waitOn(timers: readonly DueTimer[], stateOf: (id: string) => Conversation, now: string, tx: ConsumerContext['tx']): Promise<void> {
    const { settings } = this.tools;
    const early = timers.flatMap(({ id, kind, streamId, payload }) => {
      const afterMs = remainingInactivityMs(stateOf(streamId), id, now, settings);
      return afterMs === undefined ? [] : [{ id, kind, streamId, afterMs, payload }];
    });
    await this.tools.timers.schedule(tx, early);
  }
}

function toCommand(kind: DeadlineKind, timer: DueTimer, answers: Answers, now: string): ConversationCommand | undefined {
  const messageId = textOf(timer.payload['messageId']);
  const base = { causeId: timer.id, now, ...(messageId !== undefined && { correlationId: messageId }) };
  switch (kind) {
    case 'conversation.inactivity':
      return { ...base, type: 'PassInactivityDeadline' };
    case 'conversation.join':
      return messageId === undefined ? undefined : { ...base, type: 'PassJoinDeadline', messageId, answers };
    case 'conversation.holding':
      return messageId === undefined ? undefined : { ...base, type: 'PassHoldingDeadline', messageId };
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
