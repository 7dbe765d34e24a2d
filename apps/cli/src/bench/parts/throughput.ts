import type { BenchContext, BenchPart } from '../bench-context';
import { sendMessages, type LoadResult } from '../journey/message-load';
import type { RunningServices } from '../journey/services';
import { atMost } from '../measurement';
import { median, quantile, slope } from '../statistics';
import { warmUp } from './journey';

const SUSTAINED = 300;
const CUSTOMERS = 5_000;
const STEPS = [50, 80, 100, 150, 200, 300, 400, 500, 600, 800, 1_000] as const;
const STEP_SECONDS = 20;
const NORMAL = 80;
/** A rate is held when nearly everything is answered and the last third is not much later than the first. */
const SLOWEST_HELD_MS = 2_000;

/** (6b) 300 messages a second for minutes, the highest rate that is held, and the recovery after twice that. */
export const throughput: BenchPart<RunningServices> = {
  name: 'throughput',
  about: '300 messages a second for minutes, the most that is held, and the recovery after twice that',
  async run(services, context) {
    await services.liftSendLimit();
    await warmUp(services, context);
    const most = await highest(services, context);
    context.report({ name: 'throughput.most', value: most, unit: 'messages/s', note: `of ${STEPS.join(', ')}; ${STEP_SECONDS} s each` });
    await afterOverload(services, context, most);
    // Last: where it is not held, it leaves a backlog behind that would be measured by what follows.
    await sustained(services, context);
  },
};

async function sustained(services: RunningServices, { settings, command, report }: BenchContext): Promise<void> {
  const seconds = settings.quick ? 30 : Math.max(10, Math.round(settings.sustainMinutes * 60));
  const waiting: [number, number][] = [];
  const result = await sendMessages(
    services,
    {
      perSecond: SUSTAINED, seconds, customers: CUSTOMERS,
      everySecond: (second, outstanding) => {
        waiting.push([second, outstanding]);
        if (second % 30 === 0) command.log(`  ${SUSTAINED}/s for ${second} s: ${outstanding} without a reply`);
      },
    },
    command.signal,
  );
  const note = `${seconds} s, ${result.answered} of ${result.sent} answered, ${result.answeredByBot} with an answer`;
  const goals = { p50: 90, p95: 250, p99: 500 };
  for (const [name, share] of [['p50', 0.5], ['p95', 0.95], ['p99', 0.99]] as const) {
    report({ name: `throughput.at-300.${name}`, value: quantile(result.replyMs, share), unit: 'ms', bar: atMost(goals[name]), note: `goal; ${note}` });
  }
  const growth = slope(waiting) * 60;
  report({ name: 'throughput.at-300.backlog-growth', value: growth, unit: 'messages/min', bar: atMost(SUSTAINED), note: 'slope of messages without a reply' });
}

async function highest(services: RunningServices, { settings, command }: BenchContext): Promise<number> {
  let most = 0;
  for (const perSecond of STEPS) {
    const seconds = settings.quick ? 10 : STEP_SECONDS;
    const result = await sendMessages(services, { perSecond, seconds, customers: CUSTOMERS }, command.signal);
    const isHeld = held(result);
    command.log(`  ${perSecond}/s: ${result.answered} of ${result.sent} answered, p95 ${Math.round(quantile(result.replyMs, 0.95))} ms${isHeld ? '' : ', not held'}`);
    if (!isHeld) break;
    most = perSecond;
  }
  return most;
}

function held({ sent, answered, replyMs, bySecond }: LoadResult): boolean {
  const third = Math.floor(bySecond.length / 3);
  const first = median(bySecond.slice(0, third).flat());
  const last = median(bySecond.slice(-third).flat());
  return answered >= sent * 0.999 && quantile(replyMs, 0.95) < SLOWEST_HELD_MS && last < Math.max(4 * first, 500);
}

/** Twice the most for some seconds; then how long until replies at the normal rate are as quick as before. */
async function afterOverload(services: RunningServices, { settings, command, report }: BenchContext, most: number): Promise<void> {
  const seconds = settings.quick ? 8 : 20;
  const perSecond = 2 * Math.max(most, NORMAL);
  const before = await sendMessages(services, { perSecond: NORMAL, seconds: 5, customers: CUSTOMERS }, command.signal);
  const quickEnough = Math.max(3 * quantile(before.replyMs, 0.95), 300);
  const overload = sendMessages(services, { perSecond, seconds, customers: CUSTOMERS }, command.signal);
  const result = await overload;
  const worst = quantile(result.replyMs, 0.99);
  // A reply that comes this long after the sending ended shows that what waited was still being worked.
  const lastBusy = Math.max(0, ...result.bySecond.map((ofSecond, second) => Math.max(0, ...ofSecond) + (second - seconds) * 1_000));
  const after = await sendMessages(services, { perSecond: NORMAL, seconds: 10, customers: CUSTOMERS }, command.signal);
  const calmAt = after.bySecond.findIndex((ofSecond) => quantile(ofSecond, 0.95) <= quickEnough);
  const note = `after ${perSecond}/s for ${seconds} s: ${result.accepted} of ${result.sent} accepted, ${result.answered} answered, p99 ${Math.round(worst)} ms`;
  report({ name: 'throughput.recovery', value: lastBusy / 1_000 + Math.max(0, calmAt), unit: 's', note: calmAt < 0 ? `not within 10 s more; ${note}` : note });
}
