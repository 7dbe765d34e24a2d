/** One article of the demo shop, as an editor would write it. */
export interface DemoArticle {
  /** Last part of its address; articles on the same subject in two languages share it. */
  readonly slug: string;
  readonly kind: 'faq' | 'process' | 'product' | 'policy';
  readonly businessLine: string;
  readonly title: string;
  readonly question: string;
  readonly similarQuestions: readonly string[];
  readonly keywords: readonly string[];
  readonly answer: string;
}
