import { describe, expect, it } from '@jest/globals';
import { ArticleLibrary, ConceptTokeniser, rank } from '@parley/knowledge/domain';
import { divide, type LabelledQuestion } from './labelled-base';
import { figuresOf, type Outcome } from './measures';
import { readArticles, readQuestions } from './read-labelled';

const folder = new URL('../../../../../libs/knowledge/testing/labelled/', import.meta.url).pathname;
const TIME = '2026-03-01T10:00:00.000Z';
const tokeniser = new ConceptTokeniser();
const articles = readArticles(`${folder}zh-articles.csv`);
const unanswerable = readQuestions(`${folder}zh-unanswerable.csv`);

function libraryOf(given: number, offset: number): { library: ArticleLibrary; questions: readonly LabelledQuestion[] } {
  const divided = divide(articles, given, offset);
  const library = new ArticleLibrary(tokeniser);
  for (const { id, businessLine, question, similarQuestions, answer } of divided.articles) {
    library.put({
      tenant: 'demo', articleId: id, articleVersion: 1, businessLine, language: 'zh', title: question, answer, validFrom: '1970-01-01T00:00:00.000Z',
      validTo: '9999-12-31T00:00:00.000Z', keywordWords: tokeniser.tokenise(question).words, answerWords: tokeniser.tokenise(answer).words,
      phrasings: [question, ...similarQuestions].map((text) => tokeniser.tokenise(text)),
    });
  }
  return { library, questions: divided.questions };
}

function outcomeOf(library: ArticleLibrary, { text, expected }: LabelledQuestion): Outcome {
  const tokens = tokeniser.tokenise(text);
  const passages = rank(tokens, library.find({ tenant: 'demo', language: 'zh', time: TIME }, tokens), tokeniser, 5, 0);
  const at = passages.findIndex(({ articleId }) => expected.includes(articleId));
  return { answerable: expected.length > 0, confidence: passages[0]?.confidence ?? 0, ms: 0, ...(at >= 0 && { rank: at + 1 }) };
}

describe('the labelled Chinese set', () => {
  it('has hundreds of articles and no wording twice', () => {
    const wordings = articles.flatMap(({ question, similarQuestions, paraphrases }) => [question, ...similarQuestions, ...paraphrases]);
    expect(articles.length).toBeGreaterThanOrEqual(300);
    expect(articles.every(({ paraphrases, answer }) => paraphrases.length === 4 && answer !== '')).toBe(true);
    expect(new Set(articles.map(({ businessLine }) => businessLine)).size).toBe(16);
    expect(new Set(wordings).size).toBeGreaterThan(wordings.length * 0.99);
    const lines = (part: string) => new Set(articles.filter((article) => article.part === part).map(({ businessLine }) => businessLine));
    expect([...lines('train')].filter((line) => lines('test').has(line))).toEqual([]);
  });

  it('is answered right for most questions of lines that nothing was fitted on, and seldom wrongly', () => {
    const { library, questions } = libraryOf(2, 0);
    const asked = [...questions, ...unanswerable].filter(({ part }) => part === 'test');
    const figures = figuresOf(asked.map((question) => outcomeOf(library, question)), 0.6);
    expect(figures).toMatchObject({ questions: 360, unanswerable: 40 });
    expect(figures.autoMatch).toBeGreaterThanOrEqual(0.88);
    expect(figures.precision).toBeGreaterThanOrEqual(0.93);
    expect(figures.calibrationError).toBeLessThan(0.1);
  });

  it('is left unanswered rather than answered wrongly where a wording has no word of its article', () => {
    const { library, questions } = libraryOf(2, 2);
    const outcomes = questions.map((question) => outcomeOf(library, question));
    const wrong = outcomes.filter(({ rank: place, confidence }) => place !== 1 && confidence >= 0.6);
    expect(wrong.length / outcomes.length).toBeLessThan(0.1);
  });
});
