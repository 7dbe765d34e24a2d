import { Module } from '@nestjs/common';
import { LexicalEngine } from '@parley/nlu/domain';
import { EventLogModule } from '@parley/platform/event-log';
import { MessageUnderstander } from './message-understander';
import { NLU_ENGINE } from './nlu-engine.token';
import { UnderstandCustomerMessageWhenAdded } from './understand-customer-message-when-added.consumer';

/** Understanding of customer messages. */
@Module({
  imports: [EventLogModule.forRoot({ service: 'nlu' })],
  controllers: [UnderstandCustomerMessageWhenAdded],
  providers: [{ provide: NLU_ENGINE, useFactory: () => new LexicalEngine() }, MessageUnderstander],
})
export class NluModule {}
