import { Controller } from '@nestjs/common';
import { CustomerMessageAdded, Topics } from '@parley/contracts';
import { ComputesEvents, type ComputedEvent, type ReceivedEvent } from '@parley/platform/event-log';
import { PassageFinder } from './passage-finder';

export const RETRIEVAL_READER = 'parley.knowledge.retrieval.v1';

/** While the index is away the reader waits and computes late: the conversation has a deadline of its own. */
@Controller()
export class RetrievePassagesWhenCustomerMessageAdded {
  constructor(private readonly finder: PassageFinder) {}

  @ComputesEvents({ reader: RETRIEVAL_READER, topics: [Topics.conversation], handles: [CustomerMessageAdded] })
  compute(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    return this.finder.find(events);
  }
}
