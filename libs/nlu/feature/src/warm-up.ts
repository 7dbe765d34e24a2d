import type { MessageToUnderstand, NluEngine } from '@parley/nlu/domain';

const ROUNDS = 200;
const TEXTS = [
  'Where is my order #W2378156? This is RIDICULOUS, I want to talk to a human!!',
  '我的订单W2378156什么时候能到？等了三天了，太慢了，转人工！',
  'Thanks, please change the delivery address, my number is +44 20 7946 0958.',
  '优惠券用不了，帮我退款299元，后天之前可以吗',
];

/** Lets the engine read a few hundred messages, so that the first customer meets compiled code. */
export async function rehearse(engine: NluEngine): Promise<void> {
  const messages = TEXTS.map((text): MessageToUnderstand => ({ tenant: 'warm-up', text, time: '2026-01-01T00:00:00.000Z' }));
  for (let round = 0; round < ROUNDS; round += 1) await engine.understand(messages);
}
