/** HTTP status of an error code: the whole code first, then its reason (what follows the context). The only such table. */
const BY_CODE: Readonly<Record<string, number>> = {
  'CONTRACTS.UNDECODABLE': 400,
  'CONTRACTS.UNKNOWN_TYPE': 400,
  'ROUTING.ALREADY_ASSIGNED': 409,
  'ROUTING.OVER_CAPACITY': 409,
  'ROUTING.AGENT_OFFLINE': 409,
  'ROUTING.NOT_WAITING': 409,
  'ROUTING.OFFERED_TO_ANOTHER': 409,
  'ROUTING.OFFER_GONE': 409,
  'ROUTING.NOT_ASSIGNEE': 409,
  'ROUTING.ALREADY_RESOLVED': 409,
  'ROUTING.REPLY_ID_TAKEN': 409,
  'ROUTING.NOT_AN_AGENT': 409,
};

/** A reason matches when it is one of these or ends with one after an underscore: `AGENT_NOT_FOUND` is `NOT_FOUND`. */
const BY_REASON: Readonly<Record<string, number>> = {
  INVALID: 400,
  MALFORMED: 400,
  UNAUTHENTICATED: 401,
  BAD_SIGNATURE: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  NOT_ALLOWED: 409,
  CONFLICT: 409,
  ALREADY_EXISTS: 409,
  CLOSED: 409,
  GONE: 410,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  REJECTED: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  TIMED_OUT: 504,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed for your role',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'In conflict with the present state',
  410: 'No longer there',
  413: 'Too large',
  415: 'Not a supported kind of content',
  422: 'Understood but refused',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
  504: 'Not done in time',
};

/** Status for a code of a ParleyError; undefined when the table does not know it (the answer is then 500). */
export function statusOf(code: string): number | undefined {
  const exact = BY_CODE[code];
  if (exact !== undefined) return exact;
  const reason = code.slice(code.indexOf('.') + 1);
  const known = Object.keys(BY_REASON).find((name) => reason === name || reason.endsWith(`_${name}`));
  return known === undefined ? undefined : BY_REASON[known];
}

export function titleOf(status: number): string {
  return TITLES[status] ?? (status < 500 ? 'The request was refused' : 'Something went wrong on our side');
}

/** Code for a status that has no ParleyError behind it, e.g. an unknown route. */
export function codeOf(status: number): string {
  const reason = Object.entries(BY_REASON).find(([, known]) => known === status)?.[0];
  if (reason !== undefined) return `HTTP.${reason}`;
  return status < 500 ? 'HTTP.REFUSED' : 'HTTP.INTERNAL';
}
