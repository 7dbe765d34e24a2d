import type { NextFunction, Request, Response } from 'express';
import { RequestInvalidError, RequestTooLargeError } from '../errors';

/**
 * Express error middleware right behind the body parsers: their messages quote the body, which may hold personal data,
 * so ours take their place.
 */
export function bodyErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  next(errorOf(error));
}

function errorOf(error: unknown): unknown {
  const { type, limit } = (error ?? {}) as { type?: unknown; limit?: unknown };
  switch (type) {
    case 'entity.too.large':
      return new RequestTooLargeError(typeof limit === 'number' ? limit : undefined);
    case 'entity.parse.failed':
      return new RequestInvalidError('The body is not valid JSON');
    case 'charset.unsupported':
    case 'encoding.unsupported':
    case 'request.aborted':
    case 'request.size.invalid':
      return new RequestInvalidError('The body cannot be read');
    default:
      return error;
  }
}
