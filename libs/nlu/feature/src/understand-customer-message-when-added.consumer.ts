import { Controller } from '@nestjs/common';
import { CustomerMessageAdded, Topics } from '@parley/contracts';
import { ComputesEvents, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { MessageUnderstander } from './message-understander';

export const UNDERSTANDING_READER = 'parley.nlu.understanding.v1';

@Controller()
export class UnderstandCustomerMessageWhenAdded {
  constructor(private readonly understander: MessageUnderstander) {}

  @ComputesEvents({ reader: UNDERSTANDING_READER, topics: [Topics.conversation], handles: [CustomerMessageAdded] })
  compute(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    return this.understander.understand(events);
  }
}
