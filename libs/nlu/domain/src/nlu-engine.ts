import type { Understanding } from '@parley/contracts';

/** What an engine may look at. */
export interface MessageToUnderstand {
  /** Whose intent library and lists apply. */
  readonly tenant: string;
  /** Absent for messages without words (a picture, a location). */
  readonly text?: string;
  /** BCP 47 tag that the channel claims; a hint only. */
  readonly locale?: string;
  /** When the customer wrote it, ISO 8601; relative dates count from here. */
  readonly time: string;
  /** The customer's offset from UTC where it is known, in minutes. */
  readonly utcOffsetMinutes?: number;
}

/**
 * Turns messages into understandings. An engine is stateless towards its caller, keeps the order of the messages, and
 * answers every one of them: what it cannot make sense of is out of scope, not an error. It rejects only when it cannot
 * work at all (a remote model that is away), and then for the whole call.
 */
export interface NluEngine {
  /** Travels in the event as the engine stamp. */
  readonly name: string;
  readonly version: string;
  understand(messages: readonly MessageToUnderstand[]): Promise<Understanding[]>;
}
