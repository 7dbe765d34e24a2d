import type { QueueRow, ThreadHead, ThreadLine } from '../shared/api-types';

/** What the routing socket says. */
export type ServerMessage =
  | { readonly type: 'authenticated'; readonly personId: string }
  | { readonly type: 'subscribed'; readonly to: 'queue' | 'conversation'; readonly conversationId?: string }
  | { readonly type: 'queue'; readonly rows: readonly QueueRow[]; readonly removed: readonly string[] }
  | { readonly type: 'conversation'; readonly conversationId: string; readonly head?: ThreadHead; readonly lines: readonly ThreadLine[] }
  | { readonly type: 'typing'; readonly conversationId: string; readonly author: 'customer' | 'agent' }
  | { readonly type: 'reset' }
  | { readonly type: 'error'; readonly code: string };

const KNOWN = new Set(['authenticated', 'subscribed', 'queue', 'conversation', 'typing', 'reset', 'error']);

/** Undefined for what this build does not know: a newer service may say more. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  try {
    const message = JSON.parse(text) as { type?: unknown } | null;
    return typeof message?.type === 'string' && KNOWN.has(message.type) ? (message as ServerMessage) : undefined;
  } catch {
    return undefined; // not ours
  }
}
