/** Why a row of a file cannot be taken, or is not needed. */
export type RowProblemCode =
  | 'missing' | 'too-long' | 'too-many' | 'unknown-kind' | 'unknown-language' | 'bad-date' | 'bad-url' | 'ends-before-it-begins' | 'unreadable'
  | 'same-article-in-file' | 'same-question-in-file' | 'same-question';

export interface RowProblem {
  readonly code: RowProblemCode;
  readonly field?: string;
  /** The longest or most that is allowed, the place of the other row, or the id of the other article. */
  readonly detail?: string;
}

/** One article of a file as it was found there. */
export interface RawRow {
  /** Where it stands, for the report: a line, a row, or a file of the archive. */
  readonly place: string;
  /** By the names of the file's own columns. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  /** What kept it from being read at all. */
  readonly problems?: readonly RowProblem[];
}
