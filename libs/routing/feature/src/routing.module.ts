import { Module } from '@nestjs/common';
import { Database, EventLogModule, Timers } from '@parley/platform/event-log';
import { ProjectionsModule } from '@parley/platform/projections';
import { People, RoutingDesk, RoutingLedger, routingLedger, type AssignerParts } from '@parley/routing/adapters';
import { LongestIdlePolicy } from '@parley/routing/domain';
import { Desk } from './desk/desk';
import { DeskController } from './desk/desk.controller';
import { DesktopWatch } from './desktop/desktop-watch';
import { DesktopGateway } from './desktop/desktop.gateway';
import { Typing } from './desktop/typing';
import { SessionController } from './people/session.controller';
import { Assigner, ASSIGNER_PARTS } from './queue/assigner';
import { QueueConversationWhenEscalationRequestedConsumer } from './queue/queue-conversation-when-escalation-requested.consumer';
import { QueueController } from './queue/queue.controller';
import { ReadModelsConsumer } from './queue/read-models.consumer';
import { ReturnConversationWhenTimeIsUpTimers } from './queue/return-conversation-when-time-is-up.timers';
import { routingProjections } from './prepare';
import { RoutingConfig } from './routing.config';

/** People, agents, queues, offers, assignments and the desktop's API. */
@Module({
  imports: [
    EventLogModule.forRoot({ service: 'routing', ledgers: (config) => [routingLedger(config as RoutingConfig)] }),
    ProjectionsModule.forRoot({ service: 'routing', projections: routingProjections }),
  ],
  controllers: [
    SessionController,
    DeskController,
    QueueController,
    QueueConversationWhenEscalationRequestedConsumer,
    ReturnConversationWhenTimeIsUpTimers,
    ReadModelsConsumer,
  ],
  providers: [
    RoutingLedger,
    { provide: People, inject: [Database], useFactory: (database: Database) => new People(database) },
    {
      provide: RoutingDesk,
      inject: [Database, RoutingLedger, Timers, RoutingConfig],
      useFactory: (database: Database, ledger: RoutingLedger, timers: Timers, settings: RoutingConfig) =>
        new RoutingDesk(database, ledger, timers, settings),
    },
    {
      provide: ASSIGNER_PARTS,
      inject: [RoutingLedger, Timers, RoutingConfig],
      useFactory: (ledger: RoutingLedger, timers: Timers, settings: RoutingConfig): AssignerParts => ({
        ledger,
        timers,
        settings,
        policy: new LongestIdlePolicy(),
      }),
    },
    Assigner,
    Desk,
    DesktopWatch,
    Typing,
    DesktopGateway,
  ],
})
export class RoutingModule {}
