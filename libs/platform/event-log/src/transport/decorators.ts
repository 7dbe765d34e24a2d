import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { ConsumerDeclaration } from '../consumer/declaration';

/** What a decorated method does; travels through Nest as the handler's extras. */
export type HandlerSpec =
  | { readonly role: 'consumer'; readonly declaration: ConsumerDeclaration }
  | { readonly role: 'engine'; readonly declaration: ConsumerDeclaration }
  | { readonly role: 'timers'; readonly kind: string }
  | { readonly role: 'jobs'; readonly kind: string; readonly concurrency: number };

/** Carries a handler's result or error past Nest's exception layer, which would replace both. */
export class Call {
  outcome: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown } | undefined;

  constructor(readonly context: unknown) {}
}

/** Key of the spec in a handler's extras. */
export const SPEC = 'parley';

/** `(events, context: ConsumerContext) => Promise<void>` on a Nest controller: see {@link ConsumerDeclaration}. */
export const ConsumesEvents = (declaration: ConsumerDeclaration): MethodDecorator =>
  handler(`consumer ${declaration.reader}`, { role: 'consumer', declaration });

/** `(events) => Promise<ComputedEvent[]>` on a Nest controller: an engine without a ledger. */
export const ComputesEvents = (declaration: ConsumerDeclaration): MethodDecorator =>
  handler(`engine ${declaration.reader}`, { role: 'engine', declaration });

/** `(timers, context: ConsumerContext) => Promise<void>` on a Nest controller; the timers' streams are locked. */
export const HandlesTimers = (options: { kind: string }): MethodDecorator => handler(`timers ${options.kind}`, { role: 'timers', ...options });

/** `(job: ClaimedJob) => Promise<JobOutcome>` on a Nest controller: outside calls belong here. */
export const WorksJobs = (options: { kind: string; concurrency: number }): MethodDecorator => handler(`jobs ${options.kind}`, { role: 'jobs', ...options });

function handler(pattern: string, spec: HandlerSpec): MethodDecorator {
  return (target, key, descriptor) => {
    const method = descriptor.value as unknown as (payload: unknown, context: unknown) => Promise<unknown>;
    descriptor.value = async function (this: unknown, payload: unknown, call: Call): Promise<void> {
      try {
        call.outcome = { ok: true, value: await method.call(this, payload, call.context) };
      } catch (error) {
        call.outcome = { ok: false, error };
      }
    } as never;
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    EventPattern(pattern, { [SPEC]: spec } as never)(target, key, descriptor as never);
    return descriptor;
  };
}
