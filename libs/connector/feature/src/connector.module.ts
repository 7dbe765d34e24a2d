import { Module } from '@nestjs/common';
import { OrderLookupConnector } from '@parley/connector/adapters';
import { EventLogModule } from '@parley/platform/event-log';
import { ConnectorConfig } from './connector.config';
import { connectorLedger, CONNECTORS, RunActionWhenRequestedConsumer } from './run-action-when-requested.consumer';

@Module({
  imports: [EventLogModule.forRoot({ service: 'connector', ledgers: [connectorLedger] })],
  controllers: [RunActionWhenRequestedConsumer],
  providers: [
    { provide: CONNECTORS, inject: [ConnectorConfig], useFactory: (config: ConnectorConfig) => [new OrderLookupConnector(config.ordersApiBase)] },
  ],
})
export class ConnectorModule {}
