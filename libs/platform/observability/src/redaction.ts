/**
 * Keys whose values are personal or secret wherever they appear. This is the net under the rule that such values are
 * not handed to the logger at all; compared without case, dashes and underscores.
 */
const GUARDED = new Set(
  [
    ...['text', 'content', 'body', 'caption', 'message_body', 'transcript', 'comment', 'note', 'payload', 'raw_body'],
    ...['email', 'phone', 'phone_number', 'wa_id', 'address', 'postal_address', 'birth_date', 'ip', 'remote_address'],
    ...[
      'external_user_id',
      'sender_name',
      'display_name',
      'customer_name',
      'contact_name',
      'first_name',
      'last_name',
      'profile',
    ],
    ...[
      'authorization',
      'cookie',
      'set_cookie',
      'password',
      'passwd',
      'secret',
      'token',
      'access_token',
      'refresh_token',
    ],
    ...[
      'token_secret',
      'app_secret',
      'verify_token',
      'api_key',
      'signature',
      'credentials',
      'postgres_url',
      'connection_string',
    ],
  ].map(normal),
);

export const REDACTED = '[redacted]';
const DEEPEST = 6;
const LONGEST_LIST = 50;
const LONGEST_TEXT = 4_000;
const DEEPEST_CAUSE = 5;

/** A copy of `value` fit for a log line: guarded keys, credentials inside strings and oversized parts are replaced. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskCredentials(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return describeError(value);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      isGuarded(key) && entry != null ? REDACTED : redact(entry, depth + 1),
    ]),
  );
}

export const isGuarded = (key: string): boolean => GUARDED.has(normal(key));

/**
 * What a log may say about an error: name, code, message, stack and causes. Other properties are left out, since
 * drivers put row values into them (`detail` of a Postgres error, `body` of an HTTP error).
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return redact(error);
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    name,
    message: maskCredentials(message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(stack !== undefined && { stack: maskCredentials(stack) }),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: describeError(cause, depth + 1) }),
  };
}

/** Hides passwords in addresses, bearer tokens and signed tokens inside free text, and cuts what is too long. */
export function maskCredentials(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@/]+@/gi, `$1${REDACTED}@`)
    .replace(/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${REDACTED}`)
    .replace(/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/g, REDACTED);
}

function normal(key: string): string {
  return key.toLowerCase().replaceAll(/[-_]/g, '');
}
