/** The training thread: bundled on its own beside the service, it trains one model and ends. */
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { reportOf, trainLibrary } from '@parley/nlu/domain';
import type { TrainedLibrary, TrainingTask } from './training-task';

const { library, seed } = workerData as TrainingTask;
const training = trainLibrary(library, seed);
const answer: TrainedLibrary = { model: training.model, report: reportOf(training) };
const { vocabulary, weights } = training.model;
// Handed over, not copied: a large model would be there twice.
parentPort!.postMessage(answer, [
  vocabulary.hashes.buffer, vocabulary.idf.buffer, weights.bytes.buffer, weights.scales.buffer, weights.biases.buffer,
] as ArrayBuffer[]);
