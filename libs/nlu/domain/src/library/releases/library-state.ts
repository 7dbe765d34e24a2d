import type { EventEnvelope, IntentLibraryContent, IntentLibraryDraftedData, IntentLibraryPublishedData, IntentLibraryRevisedData, IntentLibraryRolledBackData } from '@parley/contracts';

interface Recorded<Type extends string, Data> extends Pick<EventEnvelope, 'id' | 'time' | 'tenant' | 'subjectid'> {
  readonly type: Type;
  readonly data: Data;
}

export type LibraryEvent =
  | Recorded<'nlu.IntentLibraryDrafted', IntentLibraryDraftedData>
  | Recorded<'nlu.IntentLibraryRevised', IntentLibraryRevisedData>
  | Recorded<'nlu.IntentLibraryPublished', IntentLibraryPublishedData>
  | Recorded<'nlu.IntentLibraryRolledBack', IntentLibraryRolledBackData>;

/** A version that was published, without its content: that is in the history. */
export interface LibraryVersion {
  readonly version: number;
  readonly by: string;
  /** ISO 8601. */
  readonly time: string;
  readonly seed: number;
  /** By cross-validation, 0 … 1. */
  readonly accuracy: number;
}

export interface KnownLibrary {
  readonly status: 'known';
  readonly tenant: string;
  /** Events so far; a change names the one that was seen. */
  readonly revision: number;
  /** Events up to the newest draft: what was trained names it. */
  readonly draftRevision: number;
  readonly draft: IntentLibraryContent;
  readonly changedBy: string;
  readonly changedTime: string;
  /** Version that customers are understood by; null before the first. */
  readonly live: number | null;
  /** Oldest first. */
  readonly versions: readonly LibraryVersion[];
}

/** The intent library of one tenant. */
export type LibraryState = { readonly status: 'absent' } | KnownLibrary;

export const initialLibrary = (): LibraryState => ({ status: 'absent' });
