import { Controller } from '@nestjs/common';
import { intentCorrections } from '@parley/nlu/projections';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';

@Controller()
export class KeepCorrectionWhenMessageIntentCorrected {
  @ConsumesEvents(intentCorrections.declaration)
  async apply(events: readonly ReceivedEvent[], { tx }: ConsumerContext): Promise<void> {
    await intentCorrections.apply(tx, events, intentCorrections.tableNames());
  }
}
