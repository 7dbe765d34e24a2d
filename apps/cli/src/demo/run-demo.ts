import { setTimeout as wait } from 'node:timers/promises';
import { createKafkaLogClient } from '@parley/platform/kafka';
import type { StackAddresses } from '../shared/launcher';
import { Stores } from '../verify/stores';
import { verify } from '../verify/verify';
import { Agent, PASSWORD, PEOPLE } from './agent';
import { cast, customerFor, type Part, type Sides } from './cast';
import { get, post } from './customers/http-calls';
import { KafkaIntegrator } from './customers/kafka.customer';
import { DemoFacts } from './facts';
import type { FakeGraph } from './fake-graph';
import { play, type Played } from './play';
import type { DemoOutcome, Kpi } from './summary';

export interface DemoSettings {
  readonly addresses: StackAddresses;
  readonly graph: FakeGraph;
  readonly appSecret: string;
  readonly conversations: number;
  /** Conversations at once. */
  readonly parallel: number;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

const SAY_EVERY_MS = 5_000;
const QUEUE_PATIENCE_MS = 120_000;
const VERIFY_PATIENCE_MS = 120_000;

/** Plays everything through the front doors, waits until all is settled, and looks at what came of it. */
export async function runDemo(settings: DemoSettings): Promise<DemoOutcome> {
  const { addresses, log, signal } = settings;
  const agents = PEOPLE.map((person) => new Agent(addresses.front, person));
  const startedAt = performance.now();
  const played = await playAll(settings, agents);
  const playMs = performance.now() - startedAt;
  log('Everything was played');
  const report = await verify({ addresses, timeoutMs: VERIFY_PATIENCE_MS, log, signal });
  const facts = await factsOf(addresses);
  const handledByAgents = agents.reduce((sum, { handled }) => sum + handled, 0);
  return { played, facts, kpis: await kpisOf(addresses.front), handledByAgents, report, playMs };
}

async function playAll(settings: DemoSettings, agents: readonly Agent[]): Promise<Played[]> {
  const { addresses, graph, appSecret, log, signal } = settings;
  const integrator = new KafkaIntegrator(createKafkaLogClient({ brokers: addresses.kafkaBrokers.split(','), clientId: 'parley-demo' }));
  const statuses: Promise<void>[] = [];
  const run = String(Date.now()).slice(-8);
  const sides: Sides = { front: addresses.front, graph, appSecret, statuses, integrator, run };
  await integrator.start();
  try {
    for (const agent of agents) await agent.start();
    log(`Agents ${PEOPLE.map(({ name }) => name).join(' and ')} are at their desks`);
    const played = await playParts(cast(settings.conversations), sides, settings);
    await Promise.all(statuses);
    await emptyQueue(agents, { log, signal });
    return played;
  } finally {
    await Promise.allSettled(agents.map((agent) => agent.stop()));
    await integrator.stop();
  }
}

/** So many at once; each worker takes the next part when it has finished one. */
async function playParts(parts: readonly Part[], sides: Sides, { parallel, log, signal }: DemoSettings): Promise<Played[]> {
  const played: Played[] = [];
  const left = [...parts];
  const progress = setInterval(() => log(`${played.length} of ${parts.length} conversations played`), SAY_EVERY_MS);
  const work = async (): Promise<void> => {
    for (let part = left.shift(); part && !signal.aborted; part = left.shift()) played.push(await playPart(part, sides));
  };
  try {
    await orStopped(Promise.all(Array.from({ length: Math.min(parallel, parts.length) }, work)), signal);
  } finally {
    clearInterval(progress);
  }
  return played;
}

/** Rejects as soon as the demo is stopped; conversations under way are left to themselves then. */
async function orStopped(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  work.catch(() => undefined);
  const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  await Promise.race([work, stopped]);
  signal.throwIfAborted();
}

async function playPart(part: Part, sides: Sides): Promise<Played> {
  const customer = await customerFor(part, sides);
  try {
    return await play(part.script, customer);
  } finally {
    await customer.close();
  }
}

/** Until the agents have wrapped up all that was handed to them. */
async function emptyQueue(agents: readonly Agent[], { log, signal }: Pick<DemoSettings, 'log' | 'signal'>): Promise<void> {
  const until = performance.now() + QUEUE_PATIENCE_MS;
  let saidAt = performance.now();
  for (;;) {
    const waiting = (await agents[0]?.queue())?.length ?? 0;
    if (waiting === 0) return;
    if (performance.now() > until) {
      log(`${waiting} conversations still have or need an agent`);
      return;
    }
    if (performance.now() - saidAt > SAY_EVERY_MS) {
      log(`${waiting} conversations are with agents or wait for one`);
      saidAt = performance.now();
    }
    await wait(500, undefined, { signal });
  }
}

async function factsOf(addresses: StackAddresses): Promise<DemoFacts> {
  const stores = new Stores(addresses);
  try {
    const facts = new DemoFacts();
    await stores.log((record) => facts.take(record));
    return facts;
  } finally {
    await stores.close();
  }
}

async function kpisOf(front: string): Promise<Kpi[]> {
  const { token } = (await post(`${front}/api/routing/session`, { email: 'ana@demo.parley', password: PASSWORD })) as { token: string };
  const { kpis } = (await get(`${front}/api/analytics/kpis`, { authorization: `Bearer ${token}` })) as { kpis: Kpi[] };
  return kpis;
}
