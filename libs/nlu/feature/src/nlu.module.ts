import { fileURLToPath } from 'node:url';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { EditorNames, GlossaryLedger, LibraryLedger, libraryLedger, ReviewStore, ThreadTrainer, TrainingStore } from '@parley/nlu/adapters';
import { Glossaries, type NluEngine } from '@parley/nlu/domain';
import { Database, EventLogModule, LOG_CLIENT, type OwnedLedger } from '@parley/platform/event-log';
import type { LogClient } from '@parley/platform/kafka';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { ProjectionsModule } from '@parley/platform/projections';
import { BUILT_IN_MODEL, createRoster } from './engine.factory';
import { GlossaryController } from './glossary/glossary.controller';
import { GlossaryDesk } from './glossary/glossary-desk';
import { GlossaryTrial } from './glossary/glossary-trial';
import { EngineRoster } from './library/engine-roster';
import { LibraryDesk } from './library/library-desk';
import { LibraryTrainings } from './library/library-trainings';
import { LibraryController } from './library/library.controller';
import { RecentMessages } from './library/recent-messages';
import { ReleaseFollower, type LibraryTrainer } from './library/release-follower';
import { MessageUnderstander } from './message-understander';
import { NluConfig } from './nlu.config';
import { NLU_ENGINE } from './nlu-engine.token';
import { nluProjections } from './prepare';
import { IntentsController } from './review/intents.controller';
import { KeepCorrectionWhenMessageIntentCorrected } from './review/keep-correction-when-message-intent-corrected.consumer';
import { KeepUnrecognisedWhenMessageUnderstood } from './review/keep-unrecognised-when-message-understood.consumer';
import { ReviewDesk } from './review/review-desk';
import { ReviewController } from './review/review.controller';
import { UnderstandCustomerMessageWhenAdded } from './understand-customer-message-when-added.consumer';

const LIBRARY_TRAINER = Symbol('LibraryTrainer');

/** What the launcher's build puts beside the service's own file. */
const besideBundle = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Understanding of customer messages, and the intent libraries that it goes by. */
@Module({
  imports: [
    EventLogModule.forRoot({ service: 'nlu', ledgers: [libraryLedger() as OwnedLedger] }),
    ProjectionsModule.forRoot({ service: 'nlu', projections: nluProjections }),
  ],
  controllers: [
    GlossaryController, IntentsController, LibraryController, ReviewController, KeepCorrectionWhenMessageIntentCorrected,
    KeepUnrecognisedWhenMessageUnderstood, UnderstandCustomerMessageWhenAdded,
  ],
  providers: [
    { provide: Glossaries, useFactory: () => new Glossaries() },
    {
      provide: EngineRoster,
      inject: [NluConfig, Glossaries, LOGGER],
      useFactory: (config: NluConfig, glossaries: Glossaries, logger: Logger) => createRoster(config, glossaries, logger, besideBundle(BUILT_IN_MODEL)),
    },
    { provide: NLU_ENGINE, inject: [EngineRoster], useFactory: (roster: EngineRoster): NluEngine => roster.builtIn.engine },
    { provide: RecentMessages, useFactory: () => new RecentMessages() },
    { provide: LIBRARY_TRAINER, useFactory: () => new ThreadTrainer({ workerFile: besideBundle('training.worker.mjs') }) },
    { provide: LibraryLedger, useFactory: () => new LibraryLedger() },
    { provide: EditorNames, useFactory: () => new EditorNames() },
    { provide: ReviewStore, useFactory: () => new ReviewStore() },
    ReviewDesk,
    { provide: GlossaryLedger, useFactory: () => new GlossaryLedger() },
    {
      provide: LibraryTrainings,
      inject: [Database, LIBRARY_TRAINER, EngineRoster, RecentMessages, LOGGER],
      useFactory: (database: Database, trainer: LibraryTrainer, roster: EngineRoster, recent: RecentMessages, logger: Logger) =>
        new LibraryTrainings({ database, store: new TrainingStore(), trainer, roster, recent, logger }),
    },
    {
      provide: ReleaseFollower,
      inject: [LOG_CLIENT, NluConfig, LIBRARY_TRAINER, EngineRoster, Glossaries, LOGGER],
      useFactory: (log: LogClient, { instance }: NluConfig, trainer: LibraryTrainer, roster: EngineRoster, glossaries: Glossaries, logger: Logger) =>
        new ReleaseFollower({ log, instance, trainer, roster, glossaries, logger }),
    },
    LibraryDesk,
    GlossaryDesk,
    GlossaryTrial,
    MessageUnderstander,
  ],
})
export class NluModule implements OnApplicationShutdown {
  constructor(
    @Inject(ReleaseFollower) private readonly follower: ReleaseFollower,
    @Inject(LibraryTrainings) private readonly trainings: LibraryTrainings,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.follower.close(), this.trainings.close()]);
  }
}
