/** Base of every error that Parley raises on purpose. */
export class ParleyError extends Error {
  readonly code: string;
  /** True when the same call may succeed later without a change by the caller. */
  readonly retriable: boolean;
  /** Facts for the caller; never personal data or secrets. */
  readonly details: Readonly<Record<string, unknown>>;

  /** @param code `CONTEXT.REASON` in upper case, stable: callers and the HTTP status table depend on it. */
  constructor(
    code: string,
    message: string,
    options: { retriable?: boolean; cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retriable = options.retriable ?? false;
    this.details = options.details ?? {};
  }
}

/** Bytes on a topic that are not an event: they go to the dead-letter topic at once. */
export class UndecodableEventError extends ParleyError {
  constructor(reason: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super('CONTRACTS.UNDECODABLE', `The record is not an event: ${reason}`, options);
  }
}

/** An event type, or a version of it, that the catalogue does not know. */
export class UnknownEventTypeError extends ParleyError {
  constructor(type: string, dataversion: number) {
    super('CONTRACTS.UNKNOWN_TYPE', `No contract for ${type} version ${dataversion}; deploy a newer release first`, {
      details: { type, dataversion },
    });
  }
}
