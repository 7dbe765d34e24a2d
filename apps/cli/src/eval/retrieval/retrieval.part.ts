import { resolve } from 'node:path';
import { quantile } from '../../bench/statistics';
import { UsageError, type CommandContext, type CommandResult, type OptionValues } from '../../command';
import { text, wholeNumber } from '../../shared/options';
import type { EvalPart } from '../eval-part';
import { askAll, askAtRate } from './ask';
import { divide, filledUpTo, type LabelledArticle, type LabelledQuestion } from './labelled-base';
import { figuresOf, type RetrievalFigures } from './measures';
import { readArticles, readQuestions } from './read-labelled';
import { withIndexOf } from './temporary-index';
import { withElasticsearch } from './with-elasticsearch';

const THRESHOLD_PERCENT = 60;

/** How well articles are found, how sure the engine is with what right, and how fast it is. */
export const retrieval: EvalPart = {
  name: 'retrieval',
  summary: 'articles found for questions',
  options: [
    { flags: '--kb <file>', description: 'articles: JSON, JSON Lines or CSV with question, answer, similarQuestions, paraphrases' },
    { flags: '--queries <file>', description: 'questions: text and expected id; the paraphrases that are not given, unless told' },
    { flags: '--similar <n>', description: 'paraphrases of each article that are given as similar questions', default: 0 },
    { flags: '--offset <n>', description: 'place of the first paraphrase that is given', default: 0 },
    { flags: '--part <name>', description: 'ask only this part of a divided set; the base stays whole' },
    { flags: '--threshold <percent>', description: 'confidence from which an article is answered with', default: THRESHOLD_PERCENT },
    { flags: '--fill <n>', description: 'articles of the base in the timed run: mixed ones are added' },
    { flags: '--rate <n>', description: 'questions a second in a timed run of its own' },
    { flags: '--seconds <n>', description: 'length of the timed run', default: 20 },
  ],
  examples: ['eval retrieval --kb articles.csv --queries questions.csv', 'eval retrieval --kb stackfaq.json --similar 3 --rate 50 --fill 12000'],
  async run(options, context) {
    const wanted = wantedFrom(options, context);
    const { articles, questions } = labelled(wanted);
    context.log(`${articles.length} articles, ${questions.length} questions`);
    return withElasticsearch(context, async (url) => {
      const figures = await withIndexOf(url, articles, async (retriever) =>
        figuresOf(await askAll(retriever, questions, context.signal), wanted.thresholdPercent / 100),
      );
      const timed = wanted.rate === 0 ? {} : await timedRun(url, articles, questions, wanted, context);
      return result(articles, figures, timed, wanted.thresholdPercent, context);
    });
  },
};

type Wanted = ReturnType<typeof wantedFrom>;

function wantedFrom(options: OptionValues, context: CommandContext) {
  const kb = text(options, 'kb');
  if (kb === undefined) throw new UsageError('Name the articles with --kb <file>.');
  const queries = text(options, 'queries');
  const part = text(options, 'part');
  const path = (file: string): string => resolve(context.env['INIT_CWD'] ?? '.', file);
  return {
    kb: path(kb),
    ...(queries !== undefined && { queries: path(queries) }),
    ...(part !== undefined && { part }),
    similar: wholeNumber(options, 'similar', { min: 0, max: 200, fallback: 0 }),
    offset: wholeNumber(options, 'offset', { min: 0, max: 1_000, fallback: 0 }),
    thresholdPercent: wholeNumber(options, 'threshold', { min: 0, max: 100, fallback: THRESHOLD_PERCENT }),
    fill: wholeNumber(options, 'fill', { min: 0, max: 100_000, fallback: 0 }),
    rate: wholeNumber(options, 'rate', { min: 0, max: 10_000, fallback: 0 }),
    seconds: wholeNumber(options, 'seconds', { min: 1, max: 3_600, fallback: 20 }),
  };
}

function labelled({ kb, queries, similar, offset, part }: Wanted): { articles: readonly LabelledArticle[]; questions: readonly LabelledQuestion[] } {
  const { articles, questions: rest } = divide(readArticles(kb), similar, offset);
  const given = queries === undefined ? [] : readQuestions(queries);
  const questions = [...rest, ...given].filter((question) => part === undefined || question.part === part);
  if (questions.length === 0) throw new UsageError('There is nothing to ask: name a file with --queries, or articles with paraphrases.');
  return { articles, questions };
}

async function timedRun(url: string, articles: readonly LabelledArticle[], questions: readonly LabelledQuestion[], { fill, rate, seconds }: Wanted, context: CommandContext) {
  const all = filledUpTo(articles, fill);
  return withIndexOf(url, all, async (retriever) => {
    const load = (length: number) => askAtRate(retriever, questions, { perSecond: rate, seconds: length }, context.signal);
    // The first seconds compile.
    await load(Math.min(5, seconds));
    const { ms, cpuMsPerQuery } = await load(seconds);
    const round = (value: number): number => Math.round(value * 1_000) / 1_000;
    return {
      timedArticles: all.length, rate, timedP50Ms: round(quantile(ms, 0.5)), timedP95Ms: round(quantile(ms, 0.95)), timedP99Ms: round(quantile(ms, 0.99)),
      cpuMsPerQuery: round(cpuMsPerQuery),
    };
  });
}

function result(articles: readonly LabelledArticle[], figures: RetrievalFigures, timed: object, thresholdPercent: number, { print }: CommandContext): CommandResult {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  print(`First article right       ${percent(figures.p1)}`);
  print(`Right one among five      ${percent(figures.hit5)}`);
  print(`Mean reciprocal rank      ${figures.mrr.toFixed(3)}`);
  print(`nDCG at 10                ${figures.ndcg10.toFixed(3)}`);
  print(`Answered and right        ${percent(figures.autoMatch)} of the questions that have an answer, at confidence ${thresholdPercent} %`);
  print(`Right where answered      ${percent(figures.precision)}`);
  print(`Right among surest 80 %   ${percent(figures.precisionAt80)}`);
  print(`Time                      ${figures.p50Ms} ms (median), ${figures.p95Ms} ms (95th percentile)`);
  return { json: { articles: articles.length, threshold: thresholdPercent / 100, ...figures, ...timed }, ok: true };
}
