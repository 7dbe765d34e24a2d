import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphStandIn } from '../chaos/load/graph-stand-in';
import { UsageError, type Command, type CommandContext, type OptionValues } from '../command';
import { loadLauncher, type Stack } from '../shared/launcher';
import { flag, text, wholeNumber } from '../shared/options';
import { BareServers } from './bare-servers';
import type { BenchContext, BenchPart, BenchSettings } from './bench-context';
import { relay, type RelayTask } from './journey/chain';
import { newSecret, RunningServices } from './journey/services';
import { isMet, lineOf, tableOf, type Measurement } from './measurement';
import { claims } from './parts/claims';
import { consumer } from './parts/consumer';
import { elastic } from './parts/elastic';
import { idle } from './parts/idle';
import { journey } from './parts/journey';
import { memory } from './parts/memory';
import { nestKafka } from './parts/nest-kafka';
import { projection } from './parts/projection';
import { throughput } from './parts/throughput';

/** Parts of the runtime, on servers without services. */
const BARE: readonly BenchPart<BareServers>[] = [consumer, nestKafka, projection, elastic, claims];
/** The whole product. The journey is first: it measures the cold start. */
const WHOLE: readonly BenchPart<RunningServices>[] = [journey, idle, throughput, memory];
const NAMES = [...BARE, ...WHOLE].map(({ name }) => name);

const BASE_PORT = 6_600;
const QUICK = { repeats: 2, warmSeconds: 15, sustainMinutes: 0, conversations: 6_000 };
const FULL = { repeats: 5, warmSeconds: 60, sustainMinutes: 10, conversations: 100_000 };

export const bench: Command = {
  usage: 'bench',
  summary: 'Measure what the runtime and the whole product can do, beside their peers, in one run on this machine.',
  options: [
    { flags: '--only <names>', description: `parts, separated by commas: ${NAMES.join(', ')}` },
    { flags: '--quick', description: 'a first look in about five minutes' },
    { flags: '--repeats <n>', description: `repeats of each measurement; ${FULL.repeats}, quick ${QUICK.repeats}` },
    { flags: '--warm-seconds <n>', description: `load before the product is measured; ${FULL.warmSeconds}, quick ${QUICK.warmSeconds}` },
    { flags: '--sustain-minutes <n>', description: `how long 300 messages a second are held; ${FULL.sustainMinutes}` },
    { flags: '--conversations <n>', description: `conversations after which memory is compared; ${FULL.conversations}, quick ${QUICK.conversations}` },
    { flags: '--port <port>', description: 'front address of the instance that is started for it', default: BASE_PORT },
    { flags: '--data <folder>', description: 'where its data go; a new folder unless told' },
    { flags: '--relay <task>', description: 'internal: one process of the bare chain' },
  ],
  examples: ['bench --quick', 'bench --only consumer,projection', 'bench --only journey --repeats 3'],
  async run(_args, options, command) {
    const task = text(options, 'relay');
    if (task !== undefined) await relay(JSON.parse(task) as RelayTask);
    const wanted = wantedParts(options);
    const measurements: Measurement[] = [];
    const context: BenchContext = {
      settings: settingsFrom(options),
      command,
      report: (measurement) => {
        measurements.push(measurement);
        command.print(lineOf(measurement));
      },
    };
    await new Bench(context, wanted).complete();
    for (const line of tableOf(measurements)) command.print(line);
    const missed = measurements.filter((one) => isMet(one) === false).map(({ name }) => name);
    return { json: { figures: measurements.length, met: measurements.filter((one) => isMet(one)).length, missed }, ok: true };
  },
};

function wantedParts(options: OptionValues): ReadonlySet<string> {
  const given = text(options, 'only');
  if (given === undefined) return new Set(NAMES);
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no part "${unknown}": choose from ${NAMES.join(', ')}.`);
  return new Set(names);
}

function settingsFrom(options: OptionValues): BenchSettings {
  const quick = flag(options, 'quick');
  const unlessTold = quick ? QUICK : FULL;
  return {
    quick,
    repeats: wholeNumber(options, 'repeats', { min: 1, max: 100, fallback: unlessTold.repeats }),
    warmSeconds: wholeNumber(options, 'warmSeconds', { min: 1, max: 3_600, fallback: unlessTold.warmSeconds }),
    sustainMinutes: wholeNumber(options, 'sustainMinutes', { min: 0, max: 1_440, fallback: unlessTold.sustainMinutes }),
    conversations: wholeNumber(options, 'conversations', { min: 1_000, max: 10_000_000, fallback: unlessTold.conversations }),
    port: wholeNumber(options, 'port', { min: 1_024, max: 65_000, fallback: BASE_PORT }),
    data: text(options, 'data') ?? join(tmpdir(), `parley-bench-${randomBytes(4).toString('hex')}`),
  };
}

/** The wanted parts, first on bare servers, then on the whole product. */
class Bench {
  constructor(
    private readonly context: BenchContext,
    private readonly wanted: ReadonlySet<string>,
  ) {}

  async complete(): Promise<void> {
    const bare = BARE.filter(({ name }) => this.wanted.has(name));
    const whole = WHOLE.filter(({ name }) => this.wanted.has(name));
    if (bare.length > 0) await this.onBareServers(bare);
    if (whole.length > 0) await this.onWholeProduct(whole);
  }

  private async onBareServers(parts: readonly BenchPart<BareServers>[]): Promise<void> {
    await this.withStack('bare', { services: [], proxy: false }, async (stack) => {
      const servers = new BareServers(stack.addresses);
      try {
        await this.runAll(parts, servers);
      } finally {
        await servers.close();
      }
    });
  }

  private async onWholeProduct(parts: readonly BenchPart<RunningServices>[]): Promise<void> {
    const graph = new GraphStandIn();
    const appSecret = newSecret();
    const apiBase = await graph.start();
    const env = whatsAppEnv(apiBase, appSecret, this.context.command);
    try {
      const from = performance.now();
      await this.withStack('whole', { env }, async (stack) => {
        this.context.report({ name: 'start.ready', value: (performance.now() - from) / 1_000, unit: 's', note: 'servers and services, from an empty data folder' });
        const services = new RunningServices(stack, graph, appSecret);
        try {
          await this.runAll(parts, services);
        } finally {
          await services.close();
        }
      });
    } finally {
      await graph.stop();
    }
  }

  private async runAll<Servers>(parts: readonly BenchPart<Servers>[], servers: Servers): Promise<void> {
    for (const part of parts) {
      this.context.command.signal.throwIfAborted();
      this.context.command.log(`${part.name}: ${part.about}`);
      await part.run(servers, this.context);
    }
  }

  private async withStack(
    name: string,
    options: { services?: string[]; proxy?: boolean; env?: Record<string, string | undefined> },
    work: (stack: Stack) => Promise<void>,
  ): Promise<void> {
    const { settings, command } = this.context;
    const dataDir = `${settings.data}-${name}`;
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    const { startStack } = await loadLauncher(command.repository);
    const stack = await startStack({
      env: ownEnv(command), ...options, dataDir, basePort: settings.port, servers: 'local', log: command.log, signal: command.signal,
    });
    try {
      await work(stack);
    } finally {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

/** What was set for another instance must not reach this one. */
const ownEnv = ({ env }: CommandContext): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^PARLEY_(PORT|DATA|KAFKA|POSTGRES|ELASTICSEARCH)/.test(name)));

function whatsAppEnv(apiBase: string, appSecret: string, command: CommandContext): Record<string, string | undefined> {
  return {
    PARLEY_LOG_LEVEL: 'warn',
    ...ownEnv(command),
    PARLEY_WHATSAPP_API_BASE: apiBase,
    PARLEY_WHATSAPP_TOKEN: 'bench',
    PARLEY_WHATSAPP_APP_SECRET: appSecret,
    PARLEY_WHATSAPP_VERIFY_TOKEN: 'bench',
  };
}
