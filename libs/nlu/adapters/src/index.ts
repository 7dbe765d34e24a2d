export { EmbeddingsClient, type EmbeddingsSettings } from './embeddings/embeddings-client';
export { EmbeddingsEngine, type EmbeddingsEngineOptions } from './embeddings/embeddings.engine';
export { EmbeddingsUnavailableError } from './embeddings/errors';
export { LibraryTables1760000300000 } from './migrations/library-tables.migration';
export { LibraryLedger, libraryIdOf, libraryLedger } from './store/library.ledger';
export { TrainingStore, type TrainingRecord } from './store/training.store';
export { LibraryRefusedError, TrainingFailedError, TrainingTookTooLongError } from './training/errors';
export { ThreadTrainer, type ThreadTrainerOptions } from './training/thread-trainer';
export type { TrainedLibrary } from './training/training-task';
