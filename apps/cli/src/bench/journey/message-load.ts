import { messageIdOf, Topics, decodeAttributes } from '@parley/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { NoAnswerError } from '../../shared/http';
import { deliver, textDelivery, WHATSAPP_ACCOUNT } from '../../chaos/load/whatsapp';
import type { RunningServices } from './services';

/** Questions that the demo's articles answer: the bot stays in control, and every message has a reply. */
const QUESTIONS = [
  'Where is my order?', 'How do I cancel my order?', 'How much does delivery cost?', 'How long does delivery take?',
  '我的订单到哪里了？', '怎么取消订单？', '运费是多少？', '配送需要几天？',
] as const;

export interface LoadPlan {
  readonly perSecond: number;
  readonly seconds: number;
  /** Customers who take turns; a new one for each message when there are as many as messages. */
  readonly customers: number;
  /** Called about once a second, for what has to be watched meanwhile. */
  readonly everySecond?: (second: number, outstanding: number) => void;
}

interface Sent {
  readonly messageId: string;
  readonly from: string;
  /** All in ms since the epoch. */
  readonly at: number;
  acceptedAt: number | undefined;
  repliedAt: number | undefined;
  composedAt: number | undefined;
  purpose: string | undefined;
}

/** Messages of one load, and when each was answered. */
export interface LoadResult {
  readonly sent: number;
  readonly accepted: number;
  readonly answered: number;
  /** Of these, the ones that the bot answered by more than a holding line or a hand-over. */
  readonly answeredByBot: number;
  /** Accepted → the reply reached the vendor, ms. */
  readonly replyMs: number[];
  /** Accepted → the reply's event was sent to Kafka, ms. */
  readonly composedMs: number[];
  /** Per second of sending: the reply times of what was sent in it. */
  readonly bySecond: number[][];
  readonly startedAt: number;
}

const DRAIN_MS = 60_000;
const LOOK_MS = 250;
/** Without a new reply for this many looks, none will come: longer than the hand-over after a holding line. */
const MOST_STILL_LOOKS = 60;
const now = (): number => performance.timeOrigin + performance.now();
let series = 0;

/**
 * Sends at a steady rate whatever the answers do (open loop), through the webhook, and waits for the replies. Replies
 * are matched exactly: by the reply's id, which the log says belongs to which message.
 */
export async function sendMessages(services: RunningServices, plan: LoadPlan, signal: AbortSignal): Promise<LoadResult> {
  series += 1;
  const before = await services.log.admin().endOffsets(Topics.conversation.name);
  const sent = new Map<string, Sent>();
  const arrivals = new Map<string, number>();
  services.graph.onSend = ({ opaque, at }) => {
    const replyId = opaque === undefined ? undefined : (JSON.parse(opaque) as { r?: string }).r;
    if (replyId !== undefined && !arrivals.has(replyId)) arrivals.set(replyId, performance.timeOrigin + at);
  };
  const startedAt = now();
  const posting = await post(services, plan, sent, () => sent.size - arrivals.size, signal);
  await Promise.all(posting);
  const until = now() + DRAIN_MS;
  let still = 0;
  for (let known = arrivals.size; arrivals.size < sent.size && now() < until && still < MOST_STILL_LOOKS; known = arrivals.size) {
    await wait(LOOK_MS);
    still = arrivals.size === known ? still + 1 : 0;
  }
  await readComposed(services, new Map([...before].map(([partition, { high }]) => [partition, high])), sent, arrivals);
  return resultOf([...sent.values()], startedAt, plan.seconds);
}

async function post(
  services: RunningServices, plan: LoadPlan, sent: Map<string, Sent>, outstanding: () => number, signal: AbortSignal,
): Promise<Promise<void>[]> {
  const total = plan.perSecond * plan.seconds;
  const startedAt = performance.now();
  const posting = new Set<Promise<void>>();
  let told = 0;
  for (let n = 0; n < total; ) {
    signal.throwIfAborted();
    const elapsed = performance.now() - startedAt;
    const due = Math.min(total, Math.floor((elapsed / 1_000) * plan.perSecond) + 1);
    for (; n < due; n += 1) {
      const one = postOne(services, `${process.pid}.${series}.${n}`, `4${series}${String(n % plan.customers).padStart(8, '0')}`, n, sent);
      posting.add(one);
      void one.finally(() => posting.delete(one));
    }
    if (elapsed / 1_000 > told + 1) {
      told += 1;
      plan.everySecond?.(told, outstanding());
    }
    await wait(2);
  }
  return [...posting];
}

async function postOne(services: RunningServices, name: string, from: string, n: number, sent: Map<string, Sent>): Promise<void> {
  const id = `wamid.bench.${name}`;
  const text = QUESTIONS[n % QUESTIONS.length] ?? QUESTIONS[0];
  const delivery = textDelivery([{ id, from, text }], services.appSecret);
  const one: Sent = {
    messageId: messageIdOf('demo', WHATSAPP_ACCOUNT, id), from, at: now(), acceptedAt: undefined, repliedAt: undefined, composedAt: undefined,
    purpose: undefined,
  };
  sent.set(one.messageId, one);
  try {
    const status = await deliver(services.gateway, delivery, 30_000);
    if (status < 300) one.acceptedAt = now();
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
  }
}

/** What the log says afterwards: reading it during the load would be one more reader. */
async function readComposed(
  services: RunningServices, from: ReadonlyMap<number, number>, sent: ReadonlyMap<string, Sent>, arrivals: ReadonlyMap<string, number>,
): Promise<void> {
  await services.log.scan(
    Topics.conversation.name,
    ({ records }) => {
      for (const { headers, value, timestamp } of records) {
        if (decodeAttributes(headers).type !== 'conversation.ReplyComposed' || value === null) continue;
        const { messageId, replyId, purpose } = JSON.parse(value.toString('utf8')) as { messageId?: string; replyId: string; purpose: string };
        const one = messageId === undefined ? undefined : sent.get(messageId);
        if (!one || one.composedAt !== undefined) continue;
        one.composedAt = timestamp;
        one.purpose = purpose;
        one.repliedAt = arrivals.get(replyId);
      }
    },
    from,
  );
}

function resultOf(all: readonly Sent[], startedAt: number, seconds: number): LoadResult {
  const bySecond: number[][] = Array.from({ length: seconds }, () => []);
  const replyMs: number[] = [];
  const composedMs: number[] = [];
  for (const { at, acceptedAt, repliedAt, composedAt } of all) {
    if (acceptedAt === undefined) continue;
    if (composedAt !== undefined) composedMs.push(Math.max(0, composedAt - acceptedAt));
    if (repliedAt === undefined) continue;
    const took = Math.max(0, repliedAt - acceptedAt);
    replyMs.push(took);
    bySecond[Math.min(seconds - 1, Math.floor((at - startedAt) / 1_000))]?.push(took);
  }
  return {
    sent: all.length,
    accepted: all.filter(({ acceptedAt }) => acceptedAt !== undefined).length,
    answered: replyMs.length,
    answeredByBot: all.filter(({ repliedAt, purpose }) => repliedAt !== undefined && (purpose === 'answer' || purpose === 'clarification')).length,
    replyMs, composedMs, bySecond, startedAt,
  };
}
