import type { Channel } from '@parley/contracts';

/** What a customer does at one point of a conversation. */
export type Act =
  | { readonly say: string }
  | { readonly media: 'image' | 'audio' | 'document'; readonly caption?: string }
  | { readonly location: { readonly latitude: number; readonly longitude: number; readonly name: string } }
  | { readonly react: string }
  /** A kind of message that nobody knows yet. */
  | { readonly unknownKind: string };

export interface Turn {
  readonly acts: readonly Act[];
  /** A person is expected to take over behind this turn: the customer waits for them. */
  readonly untilAgent?: boolean;
}

/** A conversation as a customer would have it. */
export interface Script {
  readonly name: string;
  readonly language: 'zh' | 'en';
  /** Channels that can carry it; all four unless told. */
  readonly on?: readonly Channel[];
  readonly turns: readonly Turn[];
  /** What the customer says to the agent, who is in control then. */
  readonly thanks?: string;
  /** Said some time after the agent has finished: it opens the conversation again. */
  readonly comesBackWith?: string;
}

/** Messages, each of which waits for its reply. */
export const asks = (...texts: readonly string[]): Turn[] => texts.map((say) => ({ acts: [{ say }] }));
/** Messages in one go, as people type them; one reply takes them all. */
export const burst = (...texts: readonly string[]): Turn => ({ acts: texts.map((say) => ({ say })) });
/** A message behind which a person is expected. */
export const asksForPerson = (text: string): Turn => ({ acts: [{ say: text }], untilAgent: true });
/** Something that is not plain text. */
export const sends = (act: Act, untilAgent = false): Turn => ({ acts: [act], ...(untilAgent && { untilAgent }) });
