import { Controller } from '@nestjs/common';
import { AnswerJudged, AnswerRated, CustomerMessageAdded, EscalationRequested, ReplyComposed, Topics } from '@parley/contracts';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { TurnMemory } from '../answers/turn-memory';
import { LearningProjection } from './learning.projection';

export const LEARNING_READER = 'parley.knowledge.learning.v1';

/** Nobody waits for it: it reads in large fetches. */
@Controller()
export class LearnFromConversations {
  constructor(
    private readonly projection: LearningProjection,
    private readonly turns: TurnMemory,
  ) {}

  @ConsumesEvents({
    reader: LEARNING_READER,
    topics: [Topics.conversation, Topics.channel, Topics.routing],
    handles: [CustomerMessageAdded, ReplyComposed, EscalationRequested, AnswerRated, AnswerJudged],
    lazy: true,
    paceMs: 1_000,
  })
  async apply(events: readonly ReceivedEvent[], { tx }: ConsumerContext): Promise<void> {
    await this.projection.apply(tx, events);
    await this.turns.remember(tx, events);
  }
}
