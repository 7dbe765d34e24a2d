import { Module } from '@nestjs/common';
import { EventLogModule } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { createEngine } from './engine.factory';
import { MessageUnderstander } from './message-understander';
import { NluConfig } from './nlu.config';
import { NLU_ENGINE } from './nlu-engine.token';
import { UnderstandCustomerMessageWhenAdded } from './understand-customer-message-when-added.consumer';

/** Understanding of customer messages. */
@Module({
  imports: [EventLogModule.forRoot({ service: 'nlu' })],
  controllers: [UnderstandCustomerMessageWhenAdded],
  providers: [
    { provide: NLU_ENGINE, inject: [NluConfig, LOGGER], useFactory: (config: NluConfig, logger: Logger) => createEngine(config, logger) },
    MessageUnderstander,
  ],
})
export class NluModule {}
