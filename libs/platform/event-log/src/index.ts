export { Database, type DatabaseOptions, type Tx } from './postgres/database';
export { isoTime } from './postgres/iso-time';
export { isRetriableConflict, isStoreUnavailable } from './postgres/errors';
export { runMigrations, type MigrationClass } from './migrations/run-migrations';
export { newEvent, toEnvelope, type NewEvent } from './ledger/new-event';
export { StreamStore, type LockedStream, type StreamChange, type StreamStoreOptions } from './ledger/stream-store';
export { Outbox, type OutboxRecord } from './outbox/outbox';
export { Relay } from './outbox/relay';
export {
  dataOf,
  isEvent,
  type ComputedEvent,
  type ConsumerContext,
  type ConsumerDeclaration,
  type EventsComputer,
  type EventsHandler,
  type ReceivedEvent,
} from './consumer/declaration';
export { attributesOf, compileValidators, InvalidEventError, receive, validate } from './consumer/decode';
export { EventConsumer, readPositions, type EventConsumerOptions } from './consumer/event-consumer';
export { isOutage, nameOf } from './consumer/outage';
export { EventEngine, type EventEngineOptions } from './engine/event-engine';
export { Timers, type DueTimer, type NewTimer } from './timers/timers';
export { TimerRunner } from './timers/timer-runner';
export { Jobs, together, type ClaimedJob, type JobHandler, type JobOutcome, type NewJob, type SharedRecord } from './jobs/jobs';
export { JobWorker } from './jobs/job-worker';
export { DurableIntake, IntakeSaturatedError, type IntakeRecord } from './intake/durable-intake';
export { ComputesEvents, ConsumesEvents, HandlesTimers, WorksJobs } from './transport/decorators';
export { EventServer, type Worker } from './transport/event-server';
export { checkCluster, checkLedger, ForeignClusterError, LedgerBehindLogError } from './log-guard';
export { WorkLoop, type Turn } from './work-loop';
export { EventLogModule, LOG_CLIENT, LOG_WRITER } from './event-log.module';
export { newId } from './ids';
export { adoptCluster, republish, type RecoveryProgress, type RepublishOptions } from './recovery/republish';
export {
  HoleInLedgerError,
  restoreLedger,
  type LedgerEvent,
  type OwnedLedger,
  type RestoreProgress,
  type RestoreReport,
} from './recovery/restore-ledger';
export { Parking, type ParkedStream } from './parking/parking';
export { ParkedStreamNotFoundError } from './parking/parking';
