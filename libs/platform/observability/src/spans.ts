import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Link, type Span } from '@opentelemetry/api';
import { childOf, currentTraceparent, formatTraceparent, parseTraceparent, withTrace } from './trace-context';

const TRACER = 'parley';

export interface SpanOptions {
  /** Parent; the current trace when absent. */
  traceparent?: string;
  kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Ids and counts; no personal data. */
  attributes?: Attributes;
  /** `traceparent`s of other traces that this step carries on, for a step with several causes. */
  links?: readonly string[];
}

/**
 * Runs `fn` as one step of the trace: what it sends carries the step as parent. The step is exported by whatever
 * OpenTelemetry SDK the operator loads before the service (`node --import …`); without one it costs an id.
 */
export async function withSpan<T>(name: string, options: SpanOptions, fn: () => T | Promise<T>): Promise<T> {
  const parent = options.traceparent ?? currentTraceparent();
  const span = startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(context.active(), span), () => withTrace(traceparentOf(span, parent), fn));
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(error) });
    throw error;
  } finally {
    span.end();
  }
}

function startSpan(
  name: string,
  { kind = 'internal', attributes = {}, links = [] }: SpanOptions,
  parent: string | undefined,
): Span {
  const remote = parseTraceparent(parent);
  const base = context.active();
  const under = remote
    ? trace.setSpanContext(base, {
        traceId: remote.traceId,
        spanId: remote.spanId,
        traceFlags: remote.sampled ? 1 : 0,
        isRemote: true,
      })
    : base;
  return trace.getTracer(TRACER).startSpan(name, { kind: KINDS[kind], attributes, links: links.flatMap(linkTo) }, under);
}

function linkTo(traceparent: string): Link[] {
  const linked = parseTraceparent(traceparent);
  return linked ? [{ context: { traceId: linked.traceId, spanId: linked.spanId, traceFlags: linked.sampled ? 1 : 0, isRemote: true } }] : [];
}

/** Without an SDK the span only repeats its parent, so the step's own id is made here. */
function traceparentOf(span: Span, parent: string | undefined): string {
  if (!span.isRecording()) return childOf(parent);
  const { traceId, spanId, traceFlags } = span.spanContext();
  return formatTraceparent({ traceId, spanId, sampled: (traceFlags & 1) === 1 });
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'error');
