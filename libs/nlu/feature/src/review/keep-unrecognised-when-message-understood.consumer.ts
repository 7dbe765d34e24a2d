import { Controller } from '@nestjs/common';
import { unrecognisedMessages } from '@parley/nlu/projections';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';

@Controller()
export class KeepUnrecognisedWhenMessageUnderstood {
  @ConsumesEvents(unrecognisedMessages.declaration)
  async apply(events: readonly ReceivedEvent[], { tx }: ConsumerContext): Promise<void> {
    await unrecognisedMessages.apply(tx, events, unrecognisedMessages.tableNames());
  }
}
