import type { Retriever } from '@parley/knowledge/domain';
import type { LabelledQuestion } from './labelled-base';
import type { Outcome } from './measures';
import { TENANT } from './temporary-index';

const LIMIT = 10;

/** One question after the other, each timed by itself. */
export async function askAll(retriever: Retriever, questions: readonly LabelledQuestion[], signal: AbortSignal): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    signal.throwIfAborted();
    outcomes.push(await ask(retriever, question));
  }
  return outcomes;
}

/** Questions at a steady rate, whether the last was answered or not; the time counts from when each was due. */
export async function askAtRate(
  retriever: Retriever, questions: readonly LabelledQuestion[], load: { readonly perSecond: number; readonly seconds: number }, signal: AbortSignal,
): Promise<{ readonly ms: number[]; readonly cpuMsPerQuery: number }> {
  const total = Math.round(load.perSecond * load.seconds);
  const pending: Promise<number>[] = [];
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (let at = 0; at < total; at += 1) {
    const due = start + (at * 1_000) / load.perSecond;
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    signal.throwIfAborted();
    pending.push(ask(retriever, questions[at % questions.length]!).then(() => performance.now() - due));
  }
  const ms = await Promise.all(pending);
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMsPerQuery: (user + system) / 1_000 / Math.max(1, total) };
}

async function ask(retriever: Retriever, { text, expected }: LabelledQuestion): Promise<Outcome> {
  const start = performance.now();
  const [passages = []] = await retriever.retrieve([{ tenant: TENANT, text, time: new Date().toISOString(), limit: LIMIT, leastConfidence: 0 }]);
  const ms = performance.now() - start;
  const at = passages.findIndex(({ articleId }) => expected.includes(articleId));
  return { answerable: expected.length > 0, confidence: passages[0]?.confidence ?? 0, ms, ...(at >= 0 && { rank: at + 1 }) };
}
