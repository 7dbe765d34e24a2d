import { Module } from '@nestjs/common';
import {
  AnswerStore, conversationLedger, ConversationStore, HistoryStore, IntakeStore, pastConversationLedger, PastConversationLedger, PastConversationStore,
  PastImportStore,
} from '@parley/conversation/adapters';
import { Database, EventLogModule, Timers, type OwnedLedger } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import type { BatchTools } from './conversation-batch';
import { ConversationEventsController } from './conversation-events.controller';
import { ConversationEventsHandler } from './conversation-events.handler';
import { ConversationQuery } from './conversation-query';
import { ConversationConfig, settingsOf } from './conversation.config';
import { ConversationController } from './conversation.controller';
import { DeadlinesHandler } from './deadlines.handler';
import { PastConversationsController } from './past/past-conversations.controller';
import { PastImportJobs } from './past/past-import.jobs';
import { PastImports } from './past/past-imports';
import { PastImportsController } from './past/past-imports.controller';

const TOOLS = Symbol('BatchTools');

/** Conversations: their log, their decisions, and looks into them. */
@Module({
  imports: [
    EventLogModule.forRoot({
      service: 'conversation',
      ledgers: (config) => [conversationLedger(settingsOf(config as ConversationConfig)) as OwnedLedger, pastConversationLedger() as OwnedLedger],
    }),
  ],
  controllers: [ConversationEventsController, ConversationController, PastImportsController, PastImportJobs, PastConversationsController],
  providers: [
    {
      provide: TOOLS,
      inject: [Timers, ConversationConfig],
      useFactory: (timers: Timers, config: ConversationConfig): BatchTools => ({
        conversations: new ConversationStore(),
        answers: new AnswerStore(),
        timers,
        settings: settingsOf(config),
      }),
    },
    {
      provide: ConversationEventsHandler,
      inject: [TOOLS, LOGGER],
      useFactory: (tools: BatchTools, logger: Logger) => new ConversationEventsHandler(new IntakeStore(), tools, logger),
    },
    { provide: DeadlinesHandler, inject: [TOOLS], useFactory: (tools: BatchTools) => new DeadlinesHandler(tools) },
    {
      provide: ConversationQuery,
      inject: [Database],
      useFactory: (database: Database) => new ConversationQuery(new HistoryStore(database)),
    },
    { provide: PastConversationLedger, useFactory: () => new PastConversationLedger() },
    { provide: PastImportStore, useFactory: () => new PastImportStore() },
    { provide: PastConversationStore, inject: [Database], useFactory: (database: Database) => new PastConversationStore(database) },
    PastImports,
  ],
})
export class ConversationModule {}
