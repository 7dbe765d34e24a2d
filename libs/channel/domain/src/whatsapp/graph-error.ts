import type { DeliveryFailure } from '../delivery-state';
import { isFields, looseText } from '../malformed';

/** What the Graph API says went wrong. */
export interface GraphError {
  readonly code?: number;
  readonly title?: string;
}

/** What to do about a failed send. */
export type SendFailure =
  | { readonly kind: 'retry'; readonly reason: 'RATE_LIMITED' | 'VENDOR'; readonly vendorCode?: string }
  | { readonly kind: 'give-up'; readonly reason: DeliveryFailure; readonly vendorCode?: string };

const RATE_LIMITS = new Set([4, 80007, 130429, 131048, 131056, 133016]);
const PASSING = new Set([1, 2, 131000, 131016, 131057, 133004]);

const PERMANENT: readonly [DeliveryFailure, readonly number[]][] = [
  ['AUTH', [0, 3, 10, 190, 368, 131005, 131031, 133010]],
  ['WINDOW_CLOSED', [131047]],
  ['RECIPIENT', [130472, 131021, 131026, 131030, 131049, 131050]],
  [
    'CONTENT',
    [33, 100, 131008, 131009, 131051, 131052, 131053, 131055, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068],
  ],
];
const REASON_BY_CODE = new Map(PERMANENT.flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)));

/** Reads the error object of a response or of a `failed` status; empty when it has none. */
export function graphErrorOf(error: unknown): GraphError {
  if (!isFields(error)) return {};
  const code = Number(error['code'] ?? Number.NaN);
  const title = looseText(error['title'] ?? error['type'], 256);
  return { ...(Number.isSafeInteger(code) && { code }), ...(title !== undefined && { title }) };
}

/**
 * Whether a refused send is worth repeating. The code decides where it is known, since Graph answers a rate limit with
 * status 400 too; otherwise the status does. No status means that no answer came.
 */
export function classifySendFailure(status: number | undefined, { code }: GraphError): SendFailure {
  const vendorCode = code !== undefined ? String(code) : status !== undefined ? `HTTP ${status}` : undefined;
  const named = vendorCode !== undefined ? { vendorCode } : {};
  if (code !== undefined && RATE_LIMITS.has(code)) return { kind: 'retry', reason: 'RATE_LIMITED', ...named };
  if (code !== undefined && PASSING.has(code)) return { kind: 'retry', reason: 'VENDOR', ...named };
  const reason = permanentReason(code);
  if (reason !== undefined) return { kind: 'give-up', reason, ...named };
  if (status === 429) return { kind: 'retry', reason: 'RATE_LIMITED', ...named };
  if (status === undefined || status >= 500 || status === 408 || status === 425) return { kind: 'retry', reason: 'VENDOR', ...named };
  if (status === 401 || status === 403) return { kind: 'give-up', reason: 'AUTH', ...named };
  return { kind: 'give-up', reason: 'VENDOR', ...named };
}

/** The reason of a message that WhatsApp accepted first and then reported as failed: it is not sent again. */
export function failureOfGraphError({ code, title }: GraphError): { reason: DeliveryFailure; vendorCode?: string; detail?: string } {
  const limited = code !== undefined && RATE_LIMITS.has(code);
  return {
    reason: limited ? 'RATE_LIMITED' : (permanentReason(code) ?? 'VENDOR'),
    ...(code !== undefined && { vendorCode: String(code) }),
    ...(title !== undefined && { detail: title }),
  };
}

/** 200 … 299 are Graph's missing permissions. */
function permanentReason(code: number | undefined): DeliveryFailure | undefined {
  if (code === undefined) return undefined;
  return REASON_BY_CODE.get(code) ?? (code >= 200 && code <= 299 ? 'AUTH' : undefined);
}
