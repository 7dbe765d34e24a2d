import { isStoreUnavailable } from '../postgres/errors';

/** A store is away, or an adapter says that the same call may succeed later: no stream is to blame. */
export function isOutage(error: unknown): boolean {
  if (isStoreUnavailable(error)) return true;
  return error instanceof Error && (error as { retriable?: unknown }).retriable === true;
}

/** Class, code and place of an error: enough for an operator, without its text, which may quote personal data. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return `${error.name} ${code}`;
  const place = /^\s+at (?:.*[/\\(])?([^/\\()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
