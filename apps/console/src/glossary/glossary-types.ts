/** What the nlu service answers about the glossary, as far as its page uses it. */

export interface GlossaryFeeling {
  /** −3 (very bad) … 3 (very good). */
  readonly sentiment: number;
  /** 0 … 10. */
  readonly anger: number;
  readonly phrases: readonly string[];
}

export interface GlossaryList {
  readonly kind: string;
  readonly entries: readonly { readonly name: string; readonly synonyms?: readonly string[] }[];
}

export interface GlossaryContent {
  readonly feelings: readonly GlossaryFeeling[];
  readonly humanRequests: readonly string[];
  /** Phrases that hide what lies inside them. */
  readonly ignored: readonly string[];
  readonly lists: readonly GlossaryList[];
  readonly patterns: readonly { readonly kind: string; readonly pattern: string }[];
}

export interface Glossary {
  /** 0 while the tenant has none. */
  readonly revision: number;
  readonly content: GlossaryContent;
  readonly changedBy: string | null;
  readonly changedTime: string | null;
  readonly names: Readonly<Record<string, string>>;
  /** By which the answering instance understands. */
  readonly running: number;
}

export interface GlossaryRevision {
  readonly revision: number;
  readonly by: string;
  readonly time: string;
  readonly restoredFrom: number | null;
}

export type GlossaryPart = keyof GlossaryContent;

export interface GlossaryProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly part: GlossaryPart;
  /** Places from 0: of the phrase, or of the group or list and what is in it. */
  readonly at?: readonly number[];
  readonly count?: number;
  readonly limit?: number;
}

/** What a glossary has a say in. */
export interface Sense {
  /** −1 … 1. */
  readonly sentiment: number;
  /** 0 … 10. */
  readonly anger: number;
  readonly urgency: string;
  readonly wantsHuman: boolean;
  readonly entities: readonly { readonly kind: string; readonly value: string; readonly normal?: string }[];
}

export interface Trial {
  readonly written: Sense;
  readonly live: Sense;
}
