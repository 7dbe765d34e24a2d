import { CALL_TIMEOUT_MS, type ActionCall, type ActionConnector, type ActionResult } from '@parley/connector/domain';

/** Longest answer that is read, in bytes. */
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * `order.lookup`: asks a shop's HTTP interface for one order, `GET {base}/orders/{orderNumber}`; 200 with a JSON object,
 * 404 when there is none. Input: `{ orderNumber }`.
 */
export class OrderLookupConnector implements ActionConnector {
  readonly action = 'order.lookup';

  /** @param base address of the shop's interface; undefined when none is configured. */
  constructor(private readonly base: string | undefined) {}

  async run({ actionId, input }: ActionCall, timeoutMs = CALL_TIMEOUT_MS): Promise<ActionResult> {
    const orderNumber = input['orderNumber'];
    if (typeof orderNumber !== 'string' || !/^[A-Za-z0-9#-]{1,64}$/.test(orderNumber)) return { kind: 'failed', reason: 'REFUSED' };
    if (this.base === undefined) return { kind: 'failed', reason: 'UNAVAILABLE' };
    try {
      const response = await fetch(`${this.base}/orders/${encodeURIComponent(orderNumber)}`, {
        headers: { 'idempotency-key': actionId, accept: 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await toResult(response);
    } catch (error) {
      if (isNetworkFailure(error)) return { kind: 'again' };
      throw error;
    }
  }
}

async function toResult(response: Response): Promise<ActionResult> {
  if (response.status === 404) return { kind: 'failed', reason: 'NOT_FOUND' };
  if (response.status === 429 || response.status >= 500) return { kind: 'again' };
  if (!response.ok) return { kind: 'failed', reason: 'REFUSED' };
  const text = await response.text();
  const body: unknown = text.length <= MAX_ANSWER_BYTES ? JSON.parse(text) : undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { kind: 'failed', reason: 'REFUSED' };
  return { kind: 'completed', output: body as Record<string, unknown> };
}

/** `fetch` reports connection failures as TypeError and time-outs as TimeoutError. */
const isNetworkFailure = (error: unknown): boolean =>
  ['TypeError', 'TimeoutError', 'AbortError'].includes((error as { name?: string } | null)?.name ?? '');
