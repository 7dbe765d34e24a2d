/** One article to search, and questions that it answers. */
export interface LabelledArticle {
  readonly id: string;
  readonly businessLine: string;
  readonly question: string;
  readonly similarQuestions: readonly string[];
  readonly keywords: readonly string[];
  readonly answer: string;
  /** Other wordings: some of them may be given as similar questions, the rest are asked. */
  readonly paraphrases: readonly string[];
  /** Half of a divided set, for example `train` or `test`; empty where it is not divided. */
  readonly part: string;
}

/** A question, and the articles of which any is right; none for a question that the base does not answer. */
export interface LabelledQuestion {
  readonly text: string;
  readonly expected: readonly string[];
  readonly part: string;
}

/**
 * Gives each article `given` of its paraphrases as similar questions, from the one at `offset` on, round and round. The
 * remaining ones become questions.
 */
export function divide(articles: readonly LabelledArticle[], given: number, offset: number): { articles: LabelledArticle[]; questions: LabelledQuestion[] } {
  const divided = articles.map((article) => {
    const { paraphrases, similarQuestions } = article;
    const isGiven = (_: string, at: number): boolean => (at - offset + paraphrases.length * (offset + 1)) % paraphrases.length < given;
    const asked = paraphrases.filter((text, at) => !isGiven(text, at));
    return {
      article: { ...article, similarQuestions: [...similarQuestions, ...paraphrases.filter(isGiven)] },
      questions: asked.map((text) => ({ text, expected: [article.id], part: article.part })),
    };
  });
  return { articles: divided.map(({ article }) => article), questions: divided.flatMap(({ questions }) => questions) };
}

/** Articles beyond those given, up to `total`: sentences of different articles mixed, so that words are as common as in life. */
export function filledUpTo(articles: readonly LabelledArticle[], total: number): LabelledArticle[] {
  const mixed = (at: number): LabelledArticle => {
    const pick = (step: number) => articles[(at * step + Math.floor(at / articles.length) * 13) % articles.length]!;
    const [a, b, c] = [pick(1), pick(7), pick(11)];
    return {
      ...a, id: `filled-${at}`, question: `${a.question} ${b.question}`, answer: `${b.answer} ${c.answer}`.slice(0, 2_000), paraphrases: [],
      similarQuestions: [`${b.question} ${c.question}`, ...c.similarQuestions.slice(0, 1), `${c.question} ${at}`],
    };
  };
  return [...articles, ...Array.from({ length: Math.max(0, total - articles.length) }, (_, at) => mixed(at))];
}
