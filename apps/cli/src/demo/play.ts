import { setTimeout as wait } from 'node:timers/promises';
import { isFromAgent } from './agent';
import type { Customer } from './customers/customer';
import type { Script, Turn } from './scripts/script';

/** How long a customer waits for a reply, and for a person; then they go on all the same. */
const REPLY_MS = 30_000;
const PERSON_MS = 60_000;
const BEFORE_COMING_BACK_MS = 6_000;

/** One wait of a customer, as they felt it. */
export interface Response {
  readonly channel: string;
  readonly language: string;
  /** Undefined when no reply came in time. */
  readonly ms: number | undefined;
}

export interface Played {
  readonly script: string;
  /** Messages that Parley took. */
  readonly messages: number;
  readonly responses: readonly Response[];
}

/** Plays a conversation from the customer's side. */
export async function play(script: Script, customer: Customer): Promise<Played> {
  const responses: Response[] = [];
  let messages = 0;
  let metPerson = false;
  for (const turn of script.turns) {
    const before = customer.inbox.heard.length;
    const sentAt = await takeTurn(turn, customer);
    messages += turn.acts.length;
    if (turn.acts.every((act) => 'react' in act)) continue;
    const reply = await customer.inbox.next(before, REPLY_MS);
    responses.push({ channel: customer.channel, language: script.language, ms: reply && reply.at - sentAt });
    if (turn.untilAgent) metPerson = (await customer.inbox.next(before, PERSON_MS, ({ text }) => isFromAgent(text))) !== undefined;
  }
  if (metPerson) messages += await afterwards(script, customer);
  return { script: script.name, messages, responses };
}

/** Sends what belongs to the turn; answers with when the last of it was begun. */
async function takeTurn({ acts }: Turn, customer: Customer): Promise<number> {
  let startedAt = performance.now();
  for (const act of acts) {
    startedAt = performance.now();
    await customer.send(act);
  }
  return startedAt;
}

/** What is said to the person, and after the person has finished. */
async function afterwards({ thanks, comesBackWith }: Script, customer: Customer): Promise<number> {
  if (thanks !== undefined) await customer.send({ say: thanks });
  if (comesBackWith === undefined) return thanks === undefined ? 0 : 1;
  await wait(BEFORE_COMING_BACK_MS);
  const before = customer.inbox.heard.length;
  await customer.send({ say: comesBackWith });
  await customer.inbox.next(before, REPLY_MS);
  return thanks === undefined ? 1 : 2;
}
