import { ParleyError } from '@parley/contracts';

/** No token, or one that is malformed, altered, expired or meant for something else. The caller is not told which. */
export class UnauthenticatedError extends ParleyError {
  constructor(message = 'Sign in first', cause?: unknown) {
    super('AUTH.UNAUTHENTICATED', message, cause === undefined ? {} : { cause });
  }
}

/** The person is known but lacks the role. */
export class ForbiddenError extends ParleyError {
  constructor(message = 'Your role does not allow this') {
    super('AUTH.FORBIDDEN', message);
  }
}

/** Too many attempts or requests under one key; `retryAfterSeconds` says when the next one may come. */
export class RateLimitedError extends ParleyError {
  constructor(retryAfterSeconds: number) {
    super('HTTP.RATE_LIMITED', 'Too many requests', { retriable: true, details: { retryAfterSeconds } });
  }
}

/** One field of a request that is not as it must be; never its value. */
export interface InvalidField {
  /** Path in the request, e.g. `messages.0.text`. */
  field: string;
  expected: string[];
}

/** The request does not have the expected form; lists the fields and what is expected. */
export class RequestInvalidError extends ParleyError {
  constructor(message: string, fields: InvalidField[] = []) {
    super('HTTP.INVALID', message, { details: { fields } });
  }
}

/** The request's body exceeds the service's limit. */
export class RequestTooLargeError extends ParleyError {
  constructor(limitBytes?: number) {
    super('HTTP.TOO_LARGE', 'The request is too large', limitBytes === undefined ? {} : { details: { limitBytes } });
  }
}

/** A file has to be sent as bytes. */
export class NotAFileError extends ParleyError {
  constructor() {
    super('HTTP.UNSUPPORTED', 'Send the file itself with the content type application/octet-stream');
  }
}
