/** Errors of kafkajs that it calls final although they only say that no broker answered. */
const BROKER_AWAY = new Set([
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSLockTimeout',
  'KafkaJSTimeout',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
]);

interface KafkaError extends Error {
  retriable?: boolean;
  type?: string;
}

/** The error and its causes, outermost first. */
function* causes(error: unknown): Generator<KafkaError> {
  for (let current = error; current instanceof Error; current = current.cause) yield current as KafkaError;
}

/** The broker's name of the error, for example `MESSAGE_TOO_LARGE`. */
export function brokerErrorType(error: unknown): string | undefined {
  for (const cause of causes(error)) {
    if (typeof cause.type === 'string') return cause.type;
  }
  return undefined;
}

/** Whether the same step may succeed later. */
export function isPassing(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (cause.retriable === true || BROKER_AWAY.has(cause.name)) return true;
  }
  return false;
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
