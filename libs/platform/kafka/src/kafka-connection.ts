import './idle-guard';
import { Kafka, logLevel, type LogEntry, type RetryOptions } from 'kafkajs';
import type { KafkaLogClientOptions, LogClientLogger } from './log-port';

/** kafkajs repeats a request for about two seconds; what fails longer is repeated by the adapter, for ever. */
export const RETRY: RetryOptions = {
  initialRetryTime: 100,
  maxRetryTime: 1_000,
  factor: 0.2,
  multiplier: 2,
  retries: 5,
};
export const CONNECTION_TIMEOUT_MS = 3_000;
export const REQUEST_TIMEOUT_MS = 10_000;

/** Facts of a kafkajs log entry that are safe to pass on; everything else may carry payloads. */
const SAFE_FIELDS = ['broker', 'groupId', 'topic', 'partition', 'retryCount', 'retryTime', 'correlationId'] as const;

export const silentLogger: LogClientLogger = { debug: noop, info: noop, warn: noop, error: noop };

function noop(): void {}

/** A kafkajs client of its own: kafkajs shares committed offsets between consumers of one client. */
export function newKafka(options: KafkaLogClientOptions): Kafka {
  const logger = options.logger ?? silentLogger;
  return new Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    enforceRequestTimeout: true,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forwardLog(logger, entry),
  });
}

/** All on debug level: kafkajs calls an error what it then repeats; the adapter itself says what is worth an alarm. */
function forwardLog(logger: LogClientLogger, { namespace, log }: LogEntry): void {
  const fields: Record<string, unknown> = { part: namespace };
  for (const name of SAFE_FIELDS) {
    if (log[name] !== undefined) fields[name] = log[name];
  }
  logger.debug(`kafkajs: ${log.message}`, fields);
}
