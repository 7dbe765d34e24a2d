import { deriveId, type GlossaryContent } from '@parley/contracts';
import { checkGlossary } from './check-glossary';
import { GlossaryConflictError, GlossaryRefusedError, GlossaryTooLargeError } from './errors';
import { isUsable } from './glossary-problems';
import type { GlossaryEvent, GlossaryState } from './glossary-state';

/** An editor replaces the glossary as a whole, or brings an earlier revision back. */
export interface ReviseGlossary {
  readonly tenant: string;
  readonly glossaryId: string;
  /** Ids of what follows are derived from it: a repeated cause makes the same event. */
  readonly causeId: string;
  /** ISO 8601; the core reads no clock. */
  readonly now: string;
  readonly by: string;
  /** What the author looked at; 0 where there was no glossary. */
  readonly expectedRevision: number;
  readonly content: GlossaryContent;
  /** Where the content is that of an earlier revision. */
  readonly restoredFrom?: number;
}

/** Bytes of a glossary as JSON: an event must stay below the log's limit of 1 MB. */
export const LARGEST_GLOSSARY_BYTES = 700_000;

/**
 * The facts that follow, none when there is nothing to do. Pure. What is recorded is live at once, so nothing wrong is recorded.
 *
 * @throws GlossaryConflictError, GlossaryTooLargeError, GlossaryRefusedError
 */
export function decideGlossary(command: ReviseGlossary, state: GlossaryState): GlossaryEvent[] {
  const { content, expectedRevision, restoredFrom, by } = command;
  const now = state.status === 'absent' ? { revision: 0 } : state;
  if (now.revision !== expectedRevision) throw new GlossaryConflictError(now, expectedRevision);
  const json = JSON.stringify(content);
  const bytes = new TextEncoder().encode(json).length;
  if (bytes > LARGEST_GLOSSARY_BYTES) throw new GlossaryTooLargeError(bytes, LARGEST_GLOSSARY_BYTES);
  const problems = checkGlossary(content);
  if (!isUsable(problems)) throw new GlossaryRefusedError(problems);
  if (state.status !== 'absent' && JSON.stringify(state.content) === json) return [];
  const { causeId, glossaryId, now: time, tenant } = command;
  return [{
    id: deriveId(causeId, glossaryId, 'glossary.decide'), type: 'nlu.GlossaryRevised', time, tenant,
    // A glossary is about nobody; the envelope asks for a subject all the same.
    subjectid: glossaryId,
    data: { content, by, ...(restoredFrom !== undefined && { restoredFrom }) },
  }];
}
