import { Worker } from 'node:worker_threads';
import { checkLibrary, isTrainable, type IntentLibrary } from '@parley/nlu/domain';
import { LibraryRefusedError, TrainingFailedError, TrainingTookTooLongError } from './errors';
import type { TrainedLibrary, TrainingTask } from './training-task';

export interface ThreadTrainerOptions {
  /** The bundled training thread: `training.worker.mjs` beside the service's own bundle. */
  readonly workerFile: string;
  /** After so many milliseconds a training is ended. */
  readonly limitMs?: number;
  /** Memory of the thread, in MB. */
  readonly heapLimitMb?: number;
}

const LIMIT_MS = 300_000;
/** The largest library that is accepted takes half of it. */
const HEAP_LIMIT_MB = 1_024;

/**
 * Trains models in a thread of their own, one at a time and in the order of the calls, so that messages are understood meanwhile.
 * Whatever a library does to the thread, the service and its running model stay.
 */
export class ThreadTrainer {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ThreadTrainerOptions) {}

  /**
   * The same library and seed give the same model.
   *
   * @throws LibraryRefusedError when the library has errors
   * @throws TrainingFailedError when the thread ends without a model (out of memory, a bug, or stopped by the signal)
   * @throws TrainingTookTooLongError
   */
  async train(library: IntentLibrary, seed: number, signal?: AbortSignal): Promise<TrainedLibrary> {
    const problems = checkLibrary(library);
    if (!isTrainable(problems)) throw new LibraryRefusedError(problems);
    const training = this.last.then(() => this.inThread({ library, seed }, signal));
    // The next one waits for this one's end, not for its success, which the caller sees.
    this.last = training.then(() => undefined, () => undefined);
    return training;
  }

  private inThread(task: TrainingTask, signal: AbortSignal | undefined): Promise<TrainedLibrary> {
    const limitMs = this.options.limitMs ?? LIMIT_MS;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw new TrainingFailedError({ cause: signal.reason });
      const worker = new Worker(this.options.workerFile, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: this.options.heapLimitMb ?? HEAP_LIMIT_MB } });
      const stop = () => end(() => reject(new TrainingFailedError({ cause: signal?.reason })));
      const timer = setTimeout(() => end(() => reject(new TrainingTookTooLongError(limitMs))), limitMs);
      let ended = false;
      // What came first counts: ending the thread is an exit, too.
      const end = (settle: () => void) => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
        void worker.terminate().then(settle, settle);
      };
      signal?.addEventListener('abort', stop, { once: true });
      worker.once('message', (trained: TrainedLibrary) => end(() => resolve(trained)));
      worker.once('error', (cause) => end(() => reject(new TrainingFailedError({ cause }))));
      worker.once('exit', (exitCode) => end(() => reject(new TrainingFailedError({ details: { exitCode } }))));
    });
  }
}
