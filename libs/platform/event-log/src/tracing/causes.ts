import { currentTraceparent, withSpan } from '@parley/platform/observability';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ReceivedEvent } from '../consumer/declaration';

/** The events that the running handler was given: whatever it writes was caused by one of them. */
const causes = new AsyncLocalStorage<ReadonlyMap<string, string>>();

/** Causes that a batch's span links to at most. */
const LINK_LIMIT = 16;

/** Runs a handler as one step of the traces of its events: the only trace is its parent, several are linked. */
export function handling<T>(reader: string, events: readonly ReceivedEvent[], work: () => Promise<T>): Promise<T> {
  const byId = new Map<string, string>();
  for (const { id, traceparent } of events) if (traceparent !== undefined) byId.set(id, traceparent);
  const traceparents = new Set(byId.values());
  const [first] = traceparents;
  return withSpan(
    `handle ${reader}`,
    {
      kind: 'consumer',
      attributes: { 'messaging.consumer.group.name': reader, 'messaging.batch.message_count': events.length },
      ...(first !== undefined && traceparents.size === 1 ? { traceparent: first } : { links: [...traceparents].slice(0, LINK_LIMIT) }),
    },
    () => causes.run(byId, work),
  );
}

/** Trace of an event that is being written: its cause's, or that of the step that writes it. */
export function traceOf(event: { readonly traceparent?: string; readonly causationid?: string }): string | undefined {
  if (event.traceparent !== undefined) return event.traceparent;
  const caused = event.causationid === undefined ? undefined : causes.getStore()?.get(event.causationid);
  return caused ?? currentTraceparent();
}
