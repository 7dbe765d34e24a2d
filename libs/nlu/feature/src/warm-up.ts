import type { MessageToUnderstand, NluEngine } from '@parley/nlu/domain';

const ROUNDS = 200;
const ROUNDS_OVER_NETWORK = 20;
const TEXTS = [
  'Where is my order #W2378156? This is RIDICULOUS, I want to talk to a human!!',
  '我的订单W2378156什么时候能到？等了三天了，太慢了，转人工！',
  'Thanks, please change the delivery address, my number is +44 20 7946 0958.',
  '优惠券用不了，帮我退款299元，后天之前可以吗',
];

/** An engine that has something to fetch before it can do its best. */
interface Preparable {
  prepare(): Promise<void>;
}

const isPreparable = (engine: NluEngine): engine is NluEngine & Preparable => 'prepare' in engine;

/** Lets the engine read a few hundred messages, so that the first customer meets compiled code. */
export async function rehearse(engine: NluEngine): Promise<void> {
  if (isPreparable(engine)) await engine.prepare();
  const rounds = isPreparable(engine) ? ROUNDS_OVER_NETWORK : ROUNDS;
  const messages = TEXTS.map(toMessage);
  for (let round = 0; round < rounds; round += 1) await engine.understand(messages);
}

const toMessage = (text: string): MessageToUnderstand => ({ tenant: 'warm-up', text, time: '2026-01-01T00:00:00.000Z' });
