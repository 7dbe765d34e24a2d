import { describe, expect, it } from '@jest/globals';
import { divide, filledUpTo, type LabelledArticle } from './labelled-base';
import { figuresOf } from './measures';

const article = (id: string, paraphrases: string[]): LabelledArticle => ({
  id, businessLine: 'x', question: `Question ${id}`, similarQuestions: ['given'], keywords: [], answer: 'Answer.', paraphrases, part: '',
});

describe('figures of retrieval', () => {
  const outcome = (rank: number | undefined, confidence: number, answerable = true) => ({ answerable, confidence, ms: 1, ...(rank !== undefined && { rank }) });

  it('counts places among the questions that have an answer, and precision among all that got one', () => {
    const outcomes = [outcome(1, 0.9), outcome(1, 0.4), outcome(2, 0.7), outcome(undefined, 0.2), outcome(undefined, 0.8, false)];
    expect(figuresOf(outcomes, 0.6)).toMatchObject({
      questions: 5, unanswerable: 1, p1: 0.5, hit5: 0.75, mrr: 0.625, ndcg10: 0.6577, autoMatch: 0.25, precision: 0.3333, precisionAt80: 0.5,
    });
  });

  it('finds no error in chances that come true, and a large one in false certainty', () => {
    expect(figuresOf([outcome(1, 1), outcome(undefined, 0)], 0.5).calibrationError).toBe(0);
    expect(figuresOf([outcome(2, 1), outcome(2, 1)], 0.5).calibrationError).toBe(1);
  });

  it('is nothing but zeros without questions', () => {
    expect(figuresOf([], 0.6)).toMatchObject({ questions: 0, p1: 0, precision: 0, p95Ms: 0 });
  });
});

describe('divide', () => {
  it.each([[0, 0, ['given']], [2, 0, ['given', 'a', 'b']], [2, 3, ['given', 'a', 'd']]])('gives %d paraphrases from place %d on and asks the others', (given, offset, similar) => {
    const { articles, questions } = divide([article('1', ['a', 'b', 'c', 'd'])], given, offset);
    expect([...articles[0]!.similarQuestions].sort()).toEqual([...similar].sort());
    expect(questions.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'].filter((text) => !similar.includes(text)));
    expect(questions.every(({ expected }) => expected[0] === '1')).toBe(true);
  });

  it('fills a base up with other articles', () => {
    const filled = filledUpTo([article('1', []), article('2', []), article('3', [])], 50);
    expect(new Set(filled.map(({ id }) => id)).size).toBe(50);
    expect(filledUpTo(filled, 10)).toHaveLength(50);
  });
});
