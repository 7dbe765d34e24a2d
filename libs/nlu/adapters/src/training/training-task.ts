import type { IntentLibrary, LinearModelData, TrainingReport } from '@parley/nlu/domain';

/** What the training thread is started with. */
export interface TrainingTask {
  readonly library: IntentLibrary;
  readonly seed: number;
}

/** What it answers with, once. */
export interface TrainedLibrary {
  readonly model: LinearModelData;
  readonly report: TrainingReport;
}
