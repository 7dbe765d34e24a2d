import { setTimeout as wait } from 'node:timers/promises';
import type { BenchContext, BenchPart } from '../bench-context';
import { BareChain } from '../journey/chain';
import { fixedWorkMs } from '../journey/cpu-loop';
import { sendMessages, type LoadResult } from '../journey/message-load';
import type { RunningServices } from '../journey/services';
import { atMost, type Measurement } from '../measurement';
import { median, quantile, range } from '../statistics';

const RATE = 80;
const CUSTOMERS = 500;
const CHAIN_WARM_SECONDS = 8;
const FIRST_SECONDS = 5;

interface Repeat {
  readonly product: LoadResult;
  readonly chain: readonly number[];
  readonly workMs: number;
  /** Processor time of each process for one message, ms. */
  readonly cpuMs: ReadonlyMap<string, number>;
}

const shares = [['p50', 0.5], ['p95', 0.95], ['p99', 0.99]] as const;

/** (6) A customer's message until the bot's reply, everything on this machine. */
export const journey: BenchPart<RunningServices> = {
  name: 'journey',
  about: "a customer's message until the bot's reply, at 80 a second, beside a bare kafkajs chain",
  async run(services, context) {
    await services.liftSendLimit();
    await coldStart(services, context);
    await warmUp(services, context);
    const repeats: Repeat[] = [];
    for (let repeat = 1; repeat <= context.settings.repeats; repeat += 1) {
      repeats.push(await oneRepeat(services, context));
      const { product, chain, workMs } = repeats[repeats.length - 1] as Repeat;
      context.command.log(
        `  journey ${repeat}: ${product.answered} of ${product.sent} answered, p50 ${Math.round(median(product.replyMs))} p95 ${Math.round(quantile(product.replyMs, 0.95))} ms; ` +
          `bare chain p50 ${Math.round(median(chain))} p95 ${Math.round(quantile(chain, 0.95))} ms; fixed work ${Math.round(workMs)} ms`,
      );
    }
    for (const figure of figuresOf(repeats)) context.report(figure);
  },
};

/** The first seconds after the services said that they are ready: compiling, and what that backs up. */
async function coldStart(services: RunningServices, { command, report }: BenchContext): Promise<void> {
  const { replyMs, answered, sent } = await sendMessages(services, { perSecond: RATE, seconds: FIRST_SECONDS, customers: CUSTOMERS }, command.signal);
  const note = `first ${FIRST_SECONDS} s after ready, ${answered} of ${sent} answered`;
  report({ name: 'journey.cold.p50', value: median(replyMs), unit: 'ms', note });
  report({ name: 'journey.cold.p99', value: quantile(replyMs, 0.99), unit: 'ms', note });
}

export async function warmUp(services: RunningServices, { settings, command }: BenchContext): Promise<void> {
  command.log(`  warming up for ${settings.warmSeconds} s`);
  await sendMessages(services, { perSecond: RATE, seconds: settings.warmSeconds, customers: CUSTOMERS }, command.signal);
}

async function oneRepeat(services: RunningServices, { settings, command }: BenchContext): Promise<Repeat> {
  const seconds = settings.quick ? 8 : 20;
  const chain = new BareChain(services.brokers, services.log);
  await chain.start();
  let chainTimes: number[];
  try {
    await chain.measure(RATE, CHAIN_WARM_SECONDS, command.signal);
    chainTimes = await chain.measure(RATE, seconds, command.signal);
  } finally {
    await chain.stop();
  }
  const workMs = median([fixedWorkMs(), fixedWorkMs(), fixedWorkMs()]);
  // The product cooled down meanwhile, the machine's caches did not wait for it either.
  await sendMessages(services, { perSecond: RATE, seconds: 3, customers: CUSTOMERS }, command.signal);
  await wait(500);
  const before = services.cpuByProcess();
  const own = process.cpuUsage();
  const product = await sendMessages(services, { perSecond: RATE, seconds, customers: CUSTOMERS }, command.signal);
  const { user, system } = process.cpuUsage(own);
  const cpuMs = new Map([...services.cpuByProcess()].map(([name, used]) => [name, ((used - (before.get(name) ?? 0)) * 1_000) / product.sent]));
  return { product, chain: chainTimes, workMs, cpuMs: cpuMs.set('load-generator', (user + system) / 1_000 / product.sent) };
}

function figuresOf(repeats: readonly Repeat[]): Measurement[] {
  const perRepeat = (of: (repeat: Repeat) => number): number[] => repeats.map(of);
  const gates = { p50: 60, p95: 150, p99: 400 };
  const goals = { p50: 40, p95: 100, p99: 200 };
  const figures: Measurement[] = [];
  for (const [name, share] of shares) {
    const chain = perRepeat((repeat) => quantile(repeat.chain, share));
    const product = perRepeat(({ product: { replyMs } }) => quantile(replyMs, share));
    figures.push({ name: `journey.chain.${name}`, value: median(chain), unit: 'ms', note: `${range(chain)}; bare kafkajs, four topics` });
    figures.push({
      name: `journey.reply.${name}`, value: median(product), unit: 'ms', bar: atMost(gates[name]),
      note: `${range(product)}; accepted → reply at the vendor, goal ${goals[name]} ms`,
    });
    const composed = perRepeat(({ product: { composedMs } }) => quantile(composedMs, share));
    figures.push({ name: `journey.composed.${name}`, value: median(composed), unit: 'ms', note: `${range(composed)}; accepted → ReplyComposed sent to Kafka` });
  }
  const ratios = perRepeat(({ product, chain }) => median(product.replyMs) / Math.max(0.1, median(chain)));
  const p50s = perRepeat(({ product }) => median(product.replyMs));
  figures.push({
    name: 'journey.reply-to-chain', value: median(p50s), unit: 'ms', ratio: median(ratios), against: 'bare kafkajs chain', bar: atMost(8, 'ratio'),
    note: `ratios ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')}`,
  });
  const unanswered = repeats.reduce((sum, { product }) => sum + product.sent - product.answered, 0);
  figures.push({ name: 'journey.unanswered', value: unanswered, unit: 'messages', bar: atMost(0) });
  const notByBot = repeats.reduce((sum, { product }) => sum + product.answered - product.answeredByBot, 0);
  figures.push({ name: 'journey.holding-or-handover', value: notByBot, unit: 'messages', bar: atMost(0), note: 'replies that were no answer: an engine was late' });
  const work = perRepeat(({ workMs }) => workMs);
  figures.push({ name: 'machine.fixed-work', value: median(work), unit: 'ms', note: `${range(work)}; the same work each time: the machine's speed` });
  for (const name of repeats[0]?.cpuMs.keys() ?? []) {
    const each = perRepeat(({ cpuMs }) => cpuMs.get(name) ?? 0);
    figures.push({ name: `journey.cpu.${name}`, value: median(each), unit: 'ms/message' });
  }
  const total = perRepeat(({ cpuMs }) => [...cpuMs.values()].reduce((sum, ms) => sum + ms, 0));
  figures.push({ name: 'journey.cpu.all', value: median(total), unit: 'ms/message', note: 'processor time: says more than latency on a machine that others use' });
  return figures;
}
