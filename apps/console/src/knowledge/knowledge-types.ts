/** What the knowledge service answers, as far as the pages use it. */

export type ArticleStatus = 'draft' | 'in-review' | 'approved' | 'published' | 'archived';
export const STATUSES: readonly ArticleStatus[] = ['draft', 'in-review', 'approved', 'published', 'archived'];
export const KINDS = ['faq', 'process', 'product', 'policy'] as const;
export const LANGUAGES = ['zh', 'en'] as const;

export interface ArticleContent {
  readonly kind: string;
  readonly businessLine: string;
  readonly language: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly similarQuestions: readonly string[];
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
  readonly url?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly owner?: string;
  readonly reviewDate?: string;
  readonly externalId?: string;
}

export interface Article {
  readonly articleId: string;
  readonly status: ArticleStatus;
  /** Names the state that was seen when something is changed. */
  readonly revision: number;
  readonly versions: number;
  readonly content: ArticleContent;
  readonly changedBy: string;
  readonly changedTime: string;
  readonly live: { readonly version: number; readonly time: string } | null;
  readonly editors?: readonly string[];
  readonly returned?: { readonly by: string; readonly note: string } | null;
  readonly submittedBy?: string;
  readonly note?: string | null;
  readonly names: Readonly<Record<string, string>>;
}

export interface ArticleEntry {
  readonly articleId: string;
  readonly status: ArticleStatus;
  readonly liveVersion: number | null;
  readonly kind: string;
  readonly businessLine: string;
  readonly language: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly reviewDate: string | null;
  readonly changedTime: string;
  readonly changedByName: string | null;
}

export interface Facets {
  readonly businessLines: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly owners: readonly string[];
  readonly statuses: Readonly<Partial<Record<ArticleStatus, number>>>;
  readonly overdue: number;
}

export interface HistoryItem {
  readonly revision: number;
  readonly type: string;
  readonly time: string;
  readonly byName: string | null;
  readonly articleVersion: number | null;
  readonly note: string | null;
  readonly importId: string | null;
  readonly origin: string | null;
  readonly changed: readonly string[];
}

/** What became of the answers of one version. */
export interface VersionOutcome {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly used: number;
  readonly helpful: number;
  readonly wrong: number;
  /** Of these, how many customer or agent judged themselves. */
  readonly judged: number;
}

/** A customer's wording that its article does not have yet. */
export interface Suggestion {
  readonly articleId: string;
  readonly title: string;
  readonly wording: string;
  readonly times: number;
  readonly last: string;
}

/** A question without an answer, with others like it. */
export interface Gap {
  readonly wording: string;
  readonly times: number;
  readonly last: string;
  readonly examples: readonly string[];
}

export interface RecalledConversation {
  readonly conversationId: string;
  readonly articleVersion: number;
  readonly time: string;
}

export interface FieldDifference {
  readonly field: string;
  readonly list: boolean;
  readonly parts: readonly { readonly op: 'same' | 'added' | 'removed'; readonly text: string }[];
}

export interface Comparison {
  readonly from: number | null;
  readonly to: number;
  readonly fields: readonly FieldDifference[];
}

export const OUTCOMES = ['new', 'changed', 'same', 'duplicate', 'wrong'] as const;
export type RowOutcome = (typeof OUTCOMES)[number];
export const TARGETS = ['draft', 'in-review', 'published'] as const;
export type ImportStatus = 'reading' | 'ready' | 'applying' | 'done' | 'cancelled' | 'failed';

export interface ArticleImport {
  readonly importId: string;
  readonly fileName: string;
  readonly target: string;
  readonly status: ImportStatus;
  readonly createdBy: string;
  readonly createdTime: string;
  readonly rowsRead: number;
  readonly error: { readonly code: string; readonly details: { readonly reason?: string } } | null;
}

export interface ImportProgress extends ArticleImport {
  readonly outcomes: Readonly<Partial<Record<RowOutcome, number>>>;
  readonly applied: number;
  /** Articles of it that wait for a review. */
  readonly waiting: number;
}

export interface ImportRow {
  readonly ordinal: number;
  readonly place: string;
  readonly articleId: string | null;
  readonly title: string;
  readonly outcome: RowOutcome;
  readonly applied: boolean;
  readonly reasons: readonly { readonly code: string; readonly field?: string; readonly detail?: string }[];
}
