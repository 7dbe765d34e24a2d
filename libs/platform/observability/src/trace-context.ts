import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** The parts of a W3C `traceparent` header. */
export interface TraceContext {
  /** 32 hex digits, shared by everything one outside cause led to. */
  traceId: string;
  /** 16 hex digits: the step that caused what carries this context. */
  spanId: string;
  sampled: boolean;
}

const carrier = new AsyncLocalStorage<TraceContext>();
const PATTERN = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a `traceparent`; undefined when it is absent or breaks the W3C rules (a bad one is ignored, never an error). */
export function parseTraceparent(value: string | undefined): TraceContext | undefined {
  const match = PATTERN.exec(value?.trim() ?? '');
  const [, version, traceId, spanId, flags, more] = match ?? [];
  if (!version || !traceId || !spanId || !flags || version === 'ff') return undefined;
  if (version === '00' && more !== undefined) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export function formatTraceparent({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** A `traceparent` that begins a new trace. */
export function startTrace(): string {
  return formatTraceparent({ traceId: randomId(16), spanId: randomId(8), sampled: true });
}

/** A `traceparent` one step below the given one; a new trace when there is none or it is malformed. */
export function childOf(traceparent: string | undefined): string {
  const parent = parseTraceparent(traceparent);
  return parent ? formatTraceparent({ ...parent, spanId: randomId(8) }) : startTrace();
}

/** Runs `fn` with this trace as the current one, also across its awaits. A malformed one begins a new trace. */
export function withTrace<T>(traceparent: string | undefined, fn: () => T): T {
  return carrier.run(parseTraceparent(traceparent) ?? parseTraceparent(startTrace())!, fn);
}

export const currentTrace = (): TraceContext | undefined => carrier.getStore();

/** `traceparent` of the current trace, for the header of what is sent on; undefined outside `withTrace`. */
export function currentTraceparent(): string | undefined {
  const current = currentTrace();
  return current && formatTraceparent(current);
}

function randomId(bytes: number): string {
  const id = randomBytes(bytes).toString('hex');
  return /^0+$/.test(id) ? randomId(bytes) : id;
}
