import { ParleyError } from '@parley/contracts';

/** The log did not answer in time. The outcome of records that were being sent is unknown; appending again is right. */
export class LogUnavailableError extends ParleyError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('KAFKA.UNAVAILABLE', message, { ...options, retriable: true });
  }
}

/** A record can never be accepted because of its size. */
export class RecordTooLargeError extends ParleyError {
  constructor(message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super('KAFKA.RECORD_TOO_LARGE', message, { ...options, retriable: false });
  }
}

/** A record is malformed, or names a topic or partition that does not exist. */
export class InvalidRecordError extends ParleyError {
  constructor(message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super('KAFKA.INVALID_RECORD', message, { ...options, retriable: false });
  }
}

/** The writer or client was closed. */
export class LogClosedError extends ParleyError {
  constructor(message = 'The log client is closed.') {
    super('KAFKA.CLOSED', message, { retriable: false });
  }
}

export interface PositionDetails extends Record<string, unknown> {
  topic: string;
  partition: number;
  position: number;
  low: number;
  high: number;
}

/** A position lies behind the end of its partition: the topic was cut, made anew, or belongs to another cluster. */
export class PositionBeyondEndError extends ParleyError {
  constructor(details: PositionDetails) {
    super(
      'KAFKA.POSITION_BEYOND_END',
      `Position ${details.position} of ${details.topic}/${details.partition} is beyond the end ${details.high}.`,
      { retriable: false, details },
    );
  }
}

/** A position lies before the first record kept: records were removed before they were read. */
export class PositionBeforeStartError extends ParleyError {
  constructor(details: PositionDetails) {
    super(
      'KAFKA.POSITION_BEFORE_START',
      `Position ${details.position} of ${details.topic}/${details.partition} is before the start ${details.low}.`,
      { retriable: false, details },
    );
  }
}

/** An existing topic differs from its specification in a way that cannot be mended in place. */
export class TopicMismatchError extends ParleyError {
  constructor(message: string, details: Record<string, unknown>) {
    super('KAFKA.TOPIC_MISMATCH', message, { retriable: false, details });
  }
}

/** The reader made no progress though the broker answers; the process should be restarted. */
export class ReaderStalledError extends ParleyError {
  constructor(message: string, details: Record<string, unknown>) {
    super('KAFKA.READER_STALLED', message, { retriable: true, details });
  }
}

/** The reader ended by an error that it cannot mend. */
export class ReaderFailedError extends ParleyError {
  constructor(message: string, cause: unknown) {
    super('KAFKA.READER_FAILED', message, { retriable: false, cause });
  }
}
