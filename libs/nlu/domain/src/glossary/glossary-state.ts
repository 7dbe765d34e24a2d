import type { EventEnvelope, GlossaryContent, GlossaryRevisedData } from '@parley/contracts';

export interface GlossaryEvent extends Pick<EventEnvelope, 'id' | 'time' | 'tenant' | 'subjectid'> {
  readonly type: 'nlu.GlossaryRevised';
  readonly data: GlossaryRevisedData;
}

export interface KnownGlossary {
  readonly status: 'glossary';
  readonly tenant: string;
  /** Events so far; each replaces the whole content and is live at once. */
  readonly revision: number;
  readonly content: GlossaryContent;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedTime: string;
}

/** The glossary of one tenant. */
export type GlossaryState = { readonly status: 'absent' } | KnownGlossary;

export const initialGlossary = (): GlossaryState => ({ status: 'absent' });

/** What an event does to a glossary. Reads no clock: a replay gives the same state. */
export const evolveGlossary = (state: GlossaryState, { tenant, time, data }: GlossaryEvent): KnownGlossary => ({
  status: 'glossary', tenant, revision: (state.status === 'absent' ? 0 : state.revision) + 1, content: data.content, changedBy: data.by, changedTime: time,
});
