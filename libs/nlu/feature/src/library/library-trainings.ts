import type { IntentLibraryContent, LibraryTraining } from '@parley/contracts';
import { LibraryRefusedError, type TrainingRecord, type TrainingStore } from '@parley/nlu/adapters';
import { checkLibrary, compareModels, isTrainable, LinearModel, type KnownLibrary, type ModelComparison } from '@parley/nlu/domain';
import { newId, type Database } from '@parley/platform/event-log';
import type { Logger } from '@parley/platform/observability';
import { SEED } from '../engine.factory';
import type { EngineRoster } from './engine-roster';
import type { RecentMessages } from './recent-messages';
import type { LibraryTrainer } from './release-follower';

export interface LibraryTrainingsOptions {
  readonly database: Database;
  readonly store: TrainingStore;
  readonly trainer: LibraryTrainer;
  readonly roster: EngineRoster;
  readonly recent: RecentMessages;
  readonly logger: Logger;
}

/** A training lives at most this long; one that is older belonged to an instance that ended. */
const LOST_AFTER_MS = 600_000;

/** Trainings that editors ask for: begun by a request, worked beside the messages, kept for whoever publishes. */
export class LibraryTrainings {
  private readonly closing = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly options: LibraryTrainingsOptions) {}

  /** Begins the training of the draft; what it gives is read later. @throws LibraryRefusedError when the draft has errors */
  async begin({ tenant, draft, draftRevision }: KnownLibrary, startedBy: string): Promise<TrainingRecord> {
    const problems = checkLibrary(draft);
    if (!isTrainable(problems)) throw new LibraryRefusedError(problems);
    const begun = { trainingId: newId(), draftRevision, seed: SEED, startedBy, startedTime: new Date().toISOString() };
    await this.options.store.begin(this.options.database, tenant, begun);
    const work = this.work(tenant, begun.trainingId, draft).finally(() => this.running.delete(work));
    this.running.add(work);
    return { ...begun, status: 'training', endedTime: null, training: null, comparison: null, errorCode: null };
  }

  /** The last training; null when there was none. */
  async last(tenant: string): Promise<TrainingRecord | null> {
    const record = await this.options.store.read(this.options.database, tenant);
    if (!record) return null;
    const lost = record.status === 'training' && Date.now() - Date.parse(record.startedTime) > LOST_AFTER_MS;
    return lost ? { ...record, status: 'failed', errorCode: 'NLU.TRAINING_LOST' } : record;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.running);
  }

  private async work(tenant: string, trainingId: string, draft: IntentLibraryContent): Promise<void> {
    const { database, store, logger } = this.options;
    try {
      await store.end(database, tenant, trainingId, { ...(await this.train(tenant, draft)), errorCode: null });
    } catch (error) {
      const errorCode = (error as { code?: string }).code ?? 'NLU.TRAINING_FAILED';
      logger.warn('An intent library could not be trained', { tenant, errorCode, error });
      await store.end(database, tenant, trainingId, { training: null, comparison: null, errorCode }).catch((cause: unknown) =>
        logger.error('The end of a training could not be noted; it counts as lost after a while', { tenant, error: cause }));
    }
  }

  private async train(tenant: string, draft: IntentLibraryContent): Promise<{ training: LibraryTraining; comparison: ModelComparison | null }> {
    const { trainer, roster, recent } = this.options;
    const begun = performance.now();
    const { model, report } = await trainer.train(draft, SEED, this.closing.signal);
    const trainMs = Math.round(performance.now() - begun);
    const { classifier } = roster.of(tenant);
    return {
      training: { ...report, confusions: [...report.confusions], weakIntents: [...report.weakIntents], trainMs },
      comparison: classifier ? compareModels(classifier, new LinearModel(model), recent.of(tenant)) : null,
    };
  }
}
