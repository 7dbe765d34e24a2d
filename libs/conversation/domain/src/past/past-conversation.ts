import type { EventEnvelope, PastMessageImportedData } from '@parley/contracts';

/** An old conversation, as far as its own stream tells. */
export type PastConversation = { readonly status: 'absent' } | KnownPastConversation;

export interface KnownPastConversation {
  readonly status: 'past';
  readonly conversationId: string;
  readonly tenant: string;
  readonly threadId: string;
  readonly subjectid: string;
  readonly channel: string;
  readonly language: string | null;
  readonly resolution: string | null;
  /** Of its earliest and its latest message, ISO 8601. */
  readonly firstTime: string;
  readonly lastTime: string;
  readonly messages: number;
}

export type PastConversationEvent = Pick<EventEnvelope<PastMessageImportedData>, 'time' | 'tenant' | 'subjectid' | 'data'>;

export const noPastConversation = (): PastConversation => ({ status: 'absent' });

/** Messages may come in any order of their times: a later import may bring earlier ones. */
export function evolvePastConversation(state: PastConversation, { time, tenant, subjectid, data }: PastConversationEvent): KnownPastConversation {
  const { conversationId, threadId, channel, language = null, resolution = null } = data;
  if (state.status === 'absent') {
    return { status: 'past', conversationId, tenant, threadId, subjectid, channel, language, resolution, firstTime: time, lastTime: time, messages: 1 };
  }
  return {
    ...state,
    language: state.language ?? language,
    resolution: resolution ?? state.resolution,
    firstTime: time < state.firstTime ? time : state.firstTime,
    lastTime: time > state.lastTime ? time : state.lastTime,
    messages: state.messages + 1,
  };
}
