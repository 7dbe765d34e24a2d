/** SQLSTATE of an error that Postgres reported, if it is one. */
function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Serialisation failure, deadlock, lock time-out: the same transaction may succeed at once when run again. */
export function isRetriableConflict(error: unknown): boolean {
  return ['40001', '40P01', '55P03'].includes(sqlState(error) ?? '');
}

const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN',
]);

/**
 * True when the store itself is away or overloaded, so that no event is to blame: connection classes 08, 53, 57P,
 * an ended idle transaction (25P03), or a socket error.
 */
export function isStoreUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined && /^(08|53|57P|25P03|55P03|40)/.test(state)) return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && CONNECTION_ERRORS.has(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i.test(message);
}
