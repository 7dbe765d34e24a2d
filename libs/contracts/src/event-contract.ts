import type { Topic } from './topics';

export type EventClass<T extends object = object> = new () => T;

/** What the catalogue knows about one published event. */
export interface EventContract<T extends object = object> {
  /** Wire type `<context>.<Event>`. */
  readonly type: string;
  /** Newest version of the data; older ones reach handlers through {@link upcasters}. */
  readonly version: number;
  readonly data: EventClass<T>;
  /** One sentence for the topic reference. */
  readonly description: string;
  /** Where it is published, when that is not the log of its context; ask `topicOf`. */
  readonly topic?: Topic;
  /** `upcasters[n]` turns data of version n into version n + 1. Pure. */
  readonly upcasters: Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>;
}

/** Declares an event: one call per event file. */
export function defineEvent<T extends object>(contract: {
  type: string;
  version?: number;
  data: EventClass<T>;
  description: string;
  topic?: Topic;
  upcasters?: EventContract['upcasters'];
}): EventContract<T> {
  return { version: 1, upcasters: {}, ...contract };
}
