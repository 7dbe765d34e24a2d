import { counter, gauge, histogram } from './metrics';

/** What became of an event a reader received. */
export type EventOutcome = 'handled' | 'duplicate' | 'skipped' | 'parked' | 'dead-lettered' | 'unknown-type';

/** The metrics every service has by the same names. Each factory returns the process's one instance. */
export const platformMetrics = {
  consumerLag: () =>
    gauge({
      name: 'parley_consumer_lag',
      help: 'Events in a partition that the reader has not yet applied',
      labels: ['reader', 'topic', 'partition'],
    }),
  consumerBatchSeconds: () =>
    histogram({
      name: 'parley_consumer_batch_seconds',
      help: 'Time to apply one fetch, commit included',
      labels: ['reader'],
    }),
  consumerEvents: () =>
    counter({
      name: 'parley_consumer_events_total',
      help: 'Events received, by what became of them',
      labels: ['reader', 'outcome'],
    }),
  parkedStreams: () =>
    gauge({
      name: 'parley_parked_streams',
      help: 'Streams set aside after a failure, waiting for release',
      labels: ['reader'],
    }),
  deadLetters: () =>
    counter({
      name: 'parley_dead_letters_total',
      help: 'Records put on a dead-letter topic',
      labels: ['reader', 'reason'],
    }),
  relayDelaySeconds: () =>
    histogram({
      name: 'parley_relay_delay_seconds',
      help: 'Time from commit of an event to its acknowledgement by Kafka',
    }),
  outboxRows: () => gauge({ name: 'parley_outbox_rows', help: 'Committed events that wait for the relay, 10,000 at most' }),
  spoolRows: () => gauge({ name: 'parley_spool_rows', help: 'Received messages that wait in Postgres for Kafka, 10,000 at most' }),
  timersDue: () => gauge({ name: 'parley_timers_due', help: 'Timers past their time that have not run, 10,000 at most', labels: ['kind'] }),
} as const;
