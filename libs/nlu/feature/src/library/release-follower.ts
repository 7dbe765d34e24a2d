import {
  decodeEvent, GlossaryRevised, IntentLibraryPublished, IntentLibraryRolledBack, Topics, type GlossaryRevisedData, type IntentLibraryPublishedData,
  type IntentLibraryRolledBackData, type Topic,
} from '@parley/contracts';
import type { TrainedLibrary } from '@parley/nlu/adapters';
import type { Glossaries, IntentLibrary } from '@parley/nlu/domain';
import { partitionKey, type FetchedBatch, type FetchedRecord, type LogClient, type LogReader } from '@parley/platform/kafka';
import type { Logger } from '@parley/platform/observability';
import { releaseOf } from '../engine.factory';
import type { EngineRoster } from './engine-roster';

/** What trains a library without delaying messages. */
export interface LibraryTrainer {
  train(library: IntentLibrary, seed: number, signal?: AbortSignal): Promise<TrainedLibrary>;
}

export interface ReleaseFollowerOptions {
  readonly log: LogClient;
  /** Name of this process: it reads everything, beside all others. */
  readonly instance: string;
  readonly trainer: LibraryTrainer;
  readonly roster: EngineRoster;
  readonly glossaries: Pick<Glossaries, 'use'>;
  readonly logger: Logger;
  readonly topic?: Topic;
}

/** How far this instance is with what was published. */
export interface ReleaseStatus {
  /** Version that runs here; null for the built-in library. */
  readonly running: number | null;
  /** Version that was published last and is not running here yet. */
  readonly coming: number | null;
  /** Why that version cannot run here; the one before goes on. */
  readonly failure: string | null;
}

interface Wanted {
  readonly seq: number;
  readonly libraryVersion: number;
  readonly content: IntentLibrary;
  readonly seed: number;
  failure: string | null;
}

const RELEASING = new Set<string>([IntentLibraryPublished.type, IntentLibraryRolledBack.type]);
const AGAIN_MS = 5_000;

/**
 * Brings every published library and every glossary to this instance: reads their topic from its beginning with positions of its
 * own, trains what is live, and lets it run in place of the version before. Until then, and when that fails, the running one goes on.
 * A glossary needs no training and is in use as soon as it is read.
 */
export class ReleaseFollower {
  private readonly wanted = new Map<string, Wanted>();
  private readonly positions = new Map<string, number>();
  private readonly closing = new AbortController();
  private releasing: Promise<void> = Promise.resolve();
  private reader: LogReader | undefined;

  constructor(private readonly options: ReleaseFollowerOptions) {}

  private get topic(): string {
    return (this.options.topic ?? Topics.intentLibrary).name;
  }

  /** Resolves when what is published now runs here or has failed, within the limit; goes on following until it is closed. */
  async start(limitMs: number): Promise<void> {
    try {
      await this.options.log.scan(this.topic, (batch) => this.read([batch]));
    } catch (error) {
      this.options.logger.warn('The published intent libraries cannot be read yet: the built-in one is used until they are', { error });
    }
    this.follow();
    await this.settled(limitMs);
  }

  /** Waits, at most so long, until nothing is being trained. */
  async settled(limitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
    await Promise.race([this.releasing, late]).finally(() => clearTimeout(timer));
  }

  status(tenant: string): ReleaseStatus {
    const wanted = this.wanted.get(tenant);
    const running = this.options.roster.of(tenant).libraryVersion;
    return { running, coming: wanted && wanted.libraryVersion !== running ? wanted.libraryVersion : null, failure: wanted?.failure ?? null };
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.reader?.stop();
    await this.releasing;
  }

  private follow(): void {
    if (this.closing.signal.aborted) return;
    const { log, instance, logger } = this.options;
    const again = (error: unknown) => {
      logger.error('The intent libraries are not followed at the moment; this instance tries again', { error });
      setTimeout(() => this.follow(), AGAIN_MS).unref();
    };
    this.reader = log.reader({
      groupId: `parley.nlu.library.${instance}`, topics: [this.topic], lazy: true,
      positions: () => Promise.resolve(this.positions),
      onBatches: (batches) => Promise.resolve(this.read(batches)),
      onFatal: again,
    });
    // A failure reaches onFatal, too: what is left to do here is not to leave it unhandled.
    this.reader.start().catch((error: unknown) => logger.debug('A reader of the intent libraries did not start', { error }));
  }

  private read(batches: readonly FetchedBatch[]): void {
    for (const { topic, partition, records } of batches) {
      for (const record of records) {
        this.positions.set(partitionKey(topic, partition), record.offset + 1);
        const type = record.headers['ce_type'] ?? '';
        if (RELEASING.has(type)) this.want(record);
        if (type === GlossaryRevised.type) this.useGlossary(record);
      }
    }
  }

  private want(record: FetchedRecord): void {
    try {
      const { tenant, seq = 0, data } = decodeEvent(record.headers, record.value);
      const { libraryVersion, content, seed } = data as unknown as IntentLibraryPublishedData | IntentLibraryRolledBackData;
      if (seq <= (this.wanted.get(tenant)?.seq ?? 0)) return;
      const wanted: Wanted = { seq, libraryVersion, content, seed, failure: null };
      this.wanted.set(tenant, wanted);
      this.releasing = this.releasing.then(() => this.release(tenant, wanted));
    } catch (error) {
      this.options.logger.error('A published intent library cannot be read; the running one stays', { error, offset: record.offset });
    }
  }

  private useGlossary(record: FetchedRecord): void {
    const { glossaries, logger } = this.options;
    try {
      const { tenant, seq = 0, data } = decodeEvent(record.headers, record.value);
      glossaries.use(tenant, seq, (data as unknown as GlossaryRevisedData).content);
      logger.info('A glossary is in use on this instance', { tenant, revision: seq });
    } catch (error) {
      logger.error('A glossary cannot be used; the one before stays', { error, offset: record.offset });
    }
  }

  private async release(tenant: string, wanted: Wanted): Promise<void> {
    const isOld = () => this.wanted.get(tenant) !== wanted || this.closing.signal.aborted;
    if (isOld()) return;
    const { trainer, roster, logger } = this.options;
    const { libraryVersion, content, seed } = wanted;
    try {
      const { model } = await trainer.train(content, seed, this.closing.signal);
      if (isOld()) return;
      await roster.release(tenant, libraryVersion, releaseOf(`library-${libraryVersion}`, content, model));
      logger.info('An intent library is released on this instance', { tenant, libraryVersion });
    } catch (error) {
      if (isOld()) return;
      wanted.failure = (error as { code?: string }).code ?? 'NLU.RELEASE_FAILED';
      logger.error('A published intent library could not be released on this instance; the running one stays', { tenant, libraryVersion, error });
    }
  }
}
