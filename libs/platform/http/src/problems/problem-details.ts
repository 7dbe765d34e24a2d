import { HttpException } from '@nestjs/common';
import { ParleyError } from '@parley/contracts';
import { codeOf, statusOf, titleOf } from './problem-status';

/** The body of every error answer: RFC 9457 problem details with our `code`, and facts of the error beside them. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  [fact: string]: unknown;
}

const HIDDEN = 'The cause is in the log of the service.';
const RETRY_AFTER_SECONDS = 1;

/** What the caller is told about an error. Of an error that is not meant for callers it is only told that it happened. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ParleyError) {
    const status = statusOf(error.code);
    return status === undefined
      ? problem(500, 'HTTP.INTERNAL', HIDDEN)
      : { ...error.details, ...problem(status, error.code, error.message) };
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return problem(status, codeOf(status), status < 500 ? error.message : HIDDEN);
  }
  return problem(500, 'HTTP.INTERNAL', HIDDEN);
}

/** Seconds for the `Retry-After` header: of answers 429 and 503 only. */
export function retryAfterOf({ status, retryAfterSeconds }: ProblemDetails): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return typeof retryAfterSeconds === 'number' ? Math.ceil(retryAfterSeconds) : RETRY_AFTER_SECONDS;
}

function problem(status: number, code: string, detail: string): ProblemDetails {
  return { type: `urn:parley:problem:${code}`, title: titleOf(status), status, code, detail };
}
