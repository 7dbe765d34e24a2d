import type { EventContract, EventEnvelope, Topic } from '@parley/contracts';
import type { Tx } from '../postgres/database';

/** An event as a handler gets it: known type, newest version, valid by its schema. */
export interface ReceivedEvent<T = Record<string, unknown>> extends EventEnvelope<T> {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** The data of an event whose type has been checked. @throws TypeError when the event is of another type. */
export function dataOf<T extends object>(contract: EventContract<T>, event: ReceivedEvent): T {
  if (event.type !== contract.type) throw new TypeError(`Expected ${contract.type}, got ${event.type}`);
  return event.data as T;
}

export const isEvent = (contract: EventContract, event: ReceivedEvent): boolean => event.type === contract.type;

export interface ConsumerDeclaration {
  /** Identity of the reader and its consumer group, for example `parley.routing.queue.v1`. */
  readonly reader: string;
  readonly topics: readonly Topic[];
  /** Types that the handler gets; others of the catalogue are skipped with their seq counted. */
  readonly handles: readonly EventContract[];
  /** Background readers wait up to 500 ms for 64 kB; interactive ones get every event at once. Default false. */
  readonly lazy?: boolean;
  /**
   * Least time between two transactions while there is traffic, in milliseconds; default 10. An event after a quiet
   * time is handled at once. Readers off the path of a reply take 100: each wake-up costs more than its work.
   */
  readonly paceMs?: number;
  /** How often a failing transaction is tried before the stream that fails it is parked. Default 3. */
  readonly attempts?: number;
}

export interface ConsumerContext {
  /** The one transaction of the fetch: the handler's effects and the reader's positions commit together. */
  readonly tx: Tx;
  /** Runs after the commit, for nudges inside the process. Must not throw; lost in a crash. */
  afterCommit(action: () => void): void;
}

/** Handles all events of a fetch at once, in order per stream. Throwing rolls everything back. */
export type EventsHandler = (events: readonly ReceivedEvent[], context: ConsumerContext) => Promise<void>;

/** Computes new events from events, without a transaction. Ids must be derived: a crash computes again. */
export type EventsComputer = (events: readonly ReceivedEvent[]) => Promise<readonly ComputedEvent[]>;

export interface ComputedEvent {
  readonly topic: Topic;
  readonly event: EventEnvelope;
}
