import { setTimeout as wait } from 'node:timers/promises';
import { Operations } from '../operations';
import { SeededRandom } from '../seeded-random';
import { DeskAgent } from './desk-agent';
import type { GraphStandIn } from './graph-stand-in';
import { TEXTS } from './texts';
import { WebchatVisitor } from './webchat-visitor';
import { WhatsAppVendor } from './whatsapp-customers';

export interface LoadOptions {
  readonly front: string;
  readonly appSecret: string;
  readonly graph: GraphStandIn;
  /** Customer messages a second. */
  readonly rate: number;
  /** Makes this run's customers and texts; no other run may have the same. */
  readonly name: string;
  readonly seed: number;
}

const VISITORS = 8;
const WHATSAPP_CUSTOMERS = 60;
const AGENTS = ['ada@demo.parley', 'chen@demo.parley', 'sam@demo.parley'];

/** Customers on both channels and agents at the desktop, all through the front door, at a steady rate. */
export class Load {
  readonly operations = new Operations();
  private readonly random: SeededRandom;
  private readonly vendor: WhatsAppVendor;
  private readonly visitors: WebchatVisitor[];
  private readonly agents: DeskAgent[];
  private readonly running = new Set<Promise<void>>();
  /** Faults of the load generator itself; a run with one proves nothing. */
  readonly failures: unknown[] = [];
  private said = 0;
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly options: LoadOptions) {
    const { front, appSecret, seed } = options;
    const { operations } = this;
    this.random = new SeededRandom(seed);
    this.vendor = new WhatsAppVendor({ front, appSecret, operations });
    this.visitors = Array.from({ length: VISITORS }, () => new WebchatVisitor(front, operations));
    this.agents = AGENTS.map((email) => new DeskAgent(front, email, () => this.random.next()));
  }

  start(): void {
    const { graph, rate } = this.options;
    graph.onSend = ({ id, recipient, opaque }) => {
      const sent = { id, recipient, ...(opaque !== undefined && { opaque }) };
      if (this.random.chance(0.3)) this.keep(this.vendor.status(sent, this.random.chance(0.5) ? 'delivered' : 'read'));
    };
    for (const agent of this.agents) agent.start();
    this.ticking = setInterval(() => this.tick(), 1_000 / rate);
  }

  /** No new messages; agents go on. Resolves when every message was accepted or the time is up: true when all were. */
  async finish(limitMs: number): Promise<boolean> {
    clearInterval(this.ticking);
    const limit = Date.now() + limitMs;
    while (this.running.size > 0 && Date.now() < limit) await Promise.race([...this.running, wait(200)]);
    return this.running.size === 0;
  }

  async stop(): Promise<void> {
    clearInterval(this.ticking);
    this.options.graph.onSend = () => undefined;
    this.vendor.stop();
    for (const visitor of this.visitors) visitor.close();
    await Promise.all(this.agents.map((agent) => agent.stop()));
    await Promise.all(this.running);
  }

  private tick(): void {
    this.said += 1;
    const text = `${this.random.pick(TEXTS) ?? ''} [${this.options.name}.${this.said}]`;
    const visitor = this.random.pick(this.visitors);
    if (this.random.chance(0.25) && visitor) {
      this.keep(visitor.say(text));
      return;
    }
    const id = `wamid.${this.options.name}.${this.said}`;
    const from = `49${this.options.seed % 1_000_000}${this.random.between(1, WHATSAPP_CUSTOMERS).toString().padStart(4, '0')}`;
    this.keep(this.vendor.message(id, from, text));
    // The vendor sometimes delivers twice, also while the first delivery is still being worked.
    if (this.random.chance(0.05)) this.keep(this.vendor.repeat(id, from, text));
  }

  private keep(work: Promise<void>): void {
    const kept = work.catch((error: unknown) => void this.failures.push(error)).finally(() => this.running.delete(kept));
    this.running.add(kept);
  }
}
