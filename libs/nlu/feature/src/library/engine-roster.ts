import type { NluEngine, TextClassifier } from '@parley/nlu/domain';
import type { TrainedRelease } from '../engine.factory';

/** An engine and what it was made from. */
export interface RunningEngine {
  readonly engine: NluEngine;
  /** Absent for the engine of phrases, which is not trained. */
  readonly classifier?: TextClassifier;
  /** Published version of the tenant's own library; null while the built-in one runs. */
  readonly libraryVersion: number | null;
}

export interface EngineRosterOptions {
  readonly builtIn: NluEngine;
  readonly builtInClassifier?: TextClassifier;
  readonly make: (release: TrainedRelease) => NluEngine;
}

/** Which engine understands which tenant in this process: the built-in one until the tenant's own library is released here. */
export class EngineRoster {
  private readonly own = new Map<string, RunningEngine>();
  readonly builtIn: RunningEngine;

  constructor(private readonly options: EngineRosterOptions) {
    const { builtIn: engine, builtInClassifier: classifier } = options;
    this.builtIn = { engine, libraryVersion: null, ...(classifier && { classifier }) };
  }

  of(tenant: string): RunningEngine {
    return this.own.get(tenant) ?? this.builtIn;
  }

  /** Messages from now on go to the new engine; those in work stay with the one they began with. */
  async release(tenant: string, libraryVersion: number, release: TrainedRelease): Promise<void> {
    const engine = this.options.make(release);
    // An engine that has something to fetch gets it before the first message waits for it.
    if ('prepare' in engine) await (engine as NluEngine & { prepare(): Promise<void> }).prepare();
    this.own.set(tenant, { engine, classifier: release.classifier, libraryVersion });
  }
}
