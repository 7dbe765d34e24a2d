import { describe, expect, it } from '@jest/globals';
import { withSpan } from './spans';
import { childOf, currentTraceparent, parseTraceparent, startTrace, withTrace } from './trace-context';

const VALID = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('traceparent', () => {
  it('is read by the W3C rules', () => {
    expect(parseTraceparent(VALID)).toEqual({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      sampled: true,
    });
    expect(parseTraceparent(VALID.replace(/01$/, '00'))?.sampled).toBe(false);
    expect(parseTraceparent(`01${VALID.slice(2)}-later`)?.spanId).toBe('b7ad6b7169203331');
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `ff${VALID.slice(2)}`,
    `${VALID}-more`,
    VALID.toUpperCase(),
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
  ])('is ignored when it is %s', (value) => expect(parseTraceparent(value)).toBeUndefined());

  it('of a child keeps trace and sampling and has a step of its own', () => {
    const child = parseTraceparent(childOf(VALID));
    expect(child).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', sampled: true });
    expect(child?.spanId).not.toBe('b7ad6b7169203331');
  });

  it('begins a new trace without a usable parent', () => {
    expect(parseTraceparent(childOf('bad'))).toBeDefined();
    expect(startTrace()).not.toBe(startTrace());
  });
});

describe('the current trace', () => {
  it('follows a chain of awaits and does not leak to others', async () => {
    const seen = await Promise.all(
      [startTrace(), startTrace()].map((trace) =>
        withTrace(trace, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return currentTraceparent() === trace;
        }),
      ),
    );
    expect(seen).toEqual([true, true]);
    expect(currentTraceparent()).toBeUndefined();
  });

  it('inside a span is a step below its parent, also without an exporter', async () => {
    const inside = await withSpan('apply', { traceparent: VALID, kind: 'consumer' }, () => currentTraceparent());
    expect(parseTraceparent(inside)?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(inside).not.toBe(VALID);
  });

  it('of a failing span passes the error on', async () => {
    await expect(withSpan('apply', {}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
