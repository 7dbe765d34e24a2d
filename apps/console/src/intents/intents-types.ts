/** What the nlu service answers, as far as the pages of intents use it. */

export interface LibraryIntent {
  readonly name: string;
  readonly examples: readonly string[];
}

export interface LibraryContent {
  readonly intents: readonly LibraryIntent[];
  /** Texts of no intent. */
  readonly outOfScope: readonly string[];
}

/** In place of an intent's name: texts that belong to none. */
export const NO_INTENT = 'none';

/** Where the service says what is wrong with a library. */
export const LIBRARY_CHECK = '/api/nlu/library/check';

export interface LibraryVersion {
  readonly version: number;
  readonly by: string;
  readonly time: string;
  /** By cross-validation, 0 … 1. */
  readonly accuracy: number;
}

export interface TrainingReport {
  readonly intents: number;
  readonly judged: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly outOfScopeRecall?: number;
  readonly confusions: readonly { readonly expected: string; readonly answered: string; readonly count: number }[];
  readonly weakIntents: readonly string[];
  readonly trainMs: number;
}

export interface Comparison {
  readonly messages: number;
  readonly agreement: number;
  readonly changes: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

export interface Training {
  readonly draftRevision: number;
  readonly status: 'training' | 'done' | 'failed';
  readonly startedTime: string;
  readonly training: TrainingReport | null;
  readonly comparison: Comparison | null;
  readonly errorCode: string | null;
}

export interface Release {
  readonly running: number | null;
  readonly coming: number | null;
  readonly failure: string | null;
}

/** What changes of the library answer. */
export interface SavedLibrary {
  readonly revision: number;
  readonly draftRevision: number;
  /** Null while the tenant has no library of its own. */
  readonly draft: LibraryContent | null;
  readonly changedBy: string | null;
  readonly changedTime: string | null;
  /** Null while customers are understood by the built-in library. */
  readonly live: number | null;
  /** Oldest first. */
  readonly versions: readonly LibraryVersion[];
  readonly names: Readonly<Record<string, string>>;
}

export interface Library extends SavedLibrary {
  readonly release: Release;
  readonly training: Training | null;
}

export interface LibraryProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly intent?: string;
  /** Places of the examples, from 0. */
  readonly examples?: readonly number[];
  readonly count?: number;
  readonly other?: string;
}

export interface Cluster {
  readonly name: string;
  readonly words: readonly string[];
  readonly count: number;
  readonly examples: readonly string[];
}

export interface CorrectionGroup {
  readonly recognised: string | null;
  readonly intent: string;
  readonly count: number;
  readonly texts: readonly { readonly text: string; readonly count: number; readonly last: string }[];
}
