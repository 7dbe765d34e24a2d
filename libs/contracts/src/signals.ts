/** Somebody is typing, at this moment. Travels on the ephemeral signals topics, is never part of the log, and may be lost. */
export interface TypingSignal {
  readonly type: 'typing';
  readonly threadId: string;
  readonly author: 'customer' | 'agent';
  /** When it was seen, ISO 8601; a signal shows for a few seconds. */
  readonly time: string;
}

/** The record of a typing signal; its key is the thread. */
export const encodeTyping = (signal: TypingSignal): { key: string; headers: Record<string, string>; value: string } => ({
  key: signal.threadId,
  headers: { 'content-type': 'application/json' },
  value: JSON.stringify(signal),
});

/** Undefined when the record is no typing signal: signals may be lost, so a strange one is passed over. */
export function decodeTyping(value: Buffer | string | null): TypingSignal | undefined {
  try {
    const signal = JSON.parse(String(value)) as Partial<TypingSignal> | null;
    const known = signal?.type === 'typing' && (signal.author === 'customer' || signal.author === 'agent');
    return known && typeof signal.threadId === 'string' && typeof signal.time === 'string' ? (signal as TypingSignal) : undefined;
  } catch {
    return undefined;
  }
}
