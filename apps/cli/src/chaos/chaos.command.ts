import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandContext, OptionValues } from '../command';
import { loadLauncher, type Stack } from '../shared/launcher';
import { flag, text, wholeNumber } from '../shared/options';
import { GraphStandIn } from './load/graph-stand-in';
import { Progress } from './progress';
import { Recoveries } from './recoveries';
import { run, type RunReport } from './run';
import { planRuns, type RunPlan } from './schedule';

const BASE_PORT = 6_400;

export const chaos: Command = {
  usage: 'chaos',
  summary: 'Kill, freeze and restart every process under load, heal, and prove that nothing was lost, doubled or left unsettled.',
  options: [
    { flags: '--runs <n>', description: 'how many runs', default: 20 },
    { flags: '--seed <n>', description: 'decides the faults and the load; the same seed repeats them', default: 1 },
    { flags: '--first-run <n>', description: 'begin with this run of the seed, to repeat one that failed', default: 1 },
    { flags: '--rate <n>', description: 'customer messages a second', default: 12 },
    { flags: '--runs-per-stack <n>', description: 'runs before everything is set up anew', default: 10 },
    { flags: '--port <port>', description: 'front address of the instance that is started for it', default: BASE_PORT },
    { flags: '--data <folder>', description: 'where its data go; a new folder unless told' },
    { flags: '--keep', description: 'keep the data also when nothing was found' },
  ],
  examples: ['chaos --runs 20 --seed 1', 'chaos --runs 1 --seed 1 --first-run 7'],
  async run(_args, options, context) {
    const settings = settingsFrom(options);
    const series = new Series(settings, context);
    try {
      await series.complete();
    } catch (error) {
      // Whoever stops a long series still learns of the runs that were done.
      if (!context.signal.aborted) throw error;
    }
    return series.result();
  },
};

interface Settings {
  readonly runs: number;
  readonly seed: number;
  readonly firstRun: number;
  readonly rate: number;
  readonly runsPerStack: number;
  readonly port: number;
  readonly data: string;
  readonly keep: boolean;
}

function settingsFrom(options: OptionValues): Settings {
  return {
    runs: wholeNumber(options, 'runs', { min: 1, max: 100_000, fallback: 20 }),
    seed: wholeNumber(options, 'seed', { min: 0, max: 2 ** 31, fallback: 1 }),
    firstRun: wholeNumber(options, 'firstRun', { min: 1, max: 100_000, fallback: 1 }),
    rate: wholeNumber(options, 'rate', { min: 1, max: 1_000, fallback: 12 }),
    runsPerStack: wholeNumber(options, 'runsPerStack', { min: 1, max: 1_000, fallback: 10 }),
    port: wholeNumber(options, 'port', { min: 1_024, max: 65_000, fallback: BASE_PORT }),
    data: text(options, 'data') ?? join(tmpdir(), `parley-chaos-${randomBytes(4).toString('hex')}`),
    keep: flag(options, 'keep'),
  };
}

/** All runs, on one stack after the other. */
class Series {
  private readonly reports: RunReport[] = [];
  private readonly recoveries = new Recoveries();
  private readonly appSecret = randomBytes(16).toString('hex');
  private stacks = 0;

  constructor(
    private readonly settings: Settings,
    private readonly context: CommandContext,
  ) {}

  async complete(): Promise<void> {
    const { runs, seed, firstRun, runsPerStack } = this.settings;
    const plans = planRuns(seed, firstRun + runs - 1).slice(firstRun - 1);
    for (let from = 0; from < plans.length; from += runsPerStack) {
      const clean = await this.onOneStack(plans.slice(from, from + runsPerStack));
      // What a violation left behind would be found again by every later run.
      if (!clean) break;
    }
  }

  result(): { json: object; ok: boolean } {
    const sum = (of: (report: RunReport) => number): number => this.reports.reduce((total, report) => total + of(report), 0);
    const violations = sum(({ violations: found }) => found.length);
    const { print } = this.context;
    print(`Recovery, from the fault until events that came after it were handled:`);
    for (const line of this.recoveries.table()) print(line);
    const missed = this.recoveries.missed();
    print(missed.length === 0 ? 'Every recovery was within its bar.' : `Over the bar: ${missed.join('; ')}`);
    const stopped = this.context.signal.aborted;
    if (stopped) print(`Stopped after ${this.reports.length} of ${this.settings.runs} runs.`);
    const json = {
      runs: this.reports.length,
      ...(stopped && { stopped }),
      seed: this.settings.seed,
      kills: sum(({ kills }) => kills),
      messages: sum(({ messages }) => messages),
      accepted: sum(({ accepted }) => accepted),
      repeats: sum(({ repeats }) => repeats),
      violations,
      recoveryMs: this.recoveries.summary(),
    };
    return { json, ok: violations === 0 && !stopped };
  }

  /** True when no run found anything. */
  private async onOneStack(plans: readonly RunPlan[]): Promise<boolean> {
    const { context, settings } = this;
    this.stacks += 1;
    const dataDir = `${settings.data}-${this.stacks}`;
    // Postgres has a user of its own on a root machine: the folder must be open to it.
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    const graph = new GraphStandIn();
    const graphUrl = await graph.start();
    let clean = false;
    try {
      const stack = await this.startStack(dataDir, graphUrl);
      try {
        clean = await this.runAll(plans, stack, graph);
      } finally {
        await stack.stop();
      }
    } finally {
      await graph.stop();
      if (clean && !settings.keep) rmSync(dataDir, { recursive: true, force: true });
      else context.log(`The data are kept in ${dataDir}`);
    }
    return clean;
  }

  private async startStack(dataDir: string, graphUrl: string): Promise<Stack> {
    const { startStack } = await loadLauncher(this.context.repository);
    const own = Object.entries(this.context.env).filter(([name]) => !/^PARLEY_(PORT|DATA|KAFKA|POSTGRES|ELASTICSEARCH)/.test(name));
    return startStack({
      dataDir,
      basePort: this.settings.port,
      servers: 'local',
      log: this.context.log,
      signal: this.context.signal,
      env: {
        ...Object.fromEntries(own),
        PARLEY_LOG_LEVEL: 'warn',
        PARLEY_BLOB_DIR: join(dataDir, 'blobs'),
        PARLEY_WHATSAPP_API_BASE: graphUrl,
        PARLEY_WHATSAPP_TOKEN: 'chaos',
        PARLEY_WHATSAPP_APP_SECRET: this.appSecret,
        PARLEY_WHATSAPP_VERIFY_TOKEN: 'chaos',
        // Offers and absences that pass within a run.
        PARLEY_ROUTING_OFFER_TIMEOUT_MS: '4000',
        PARLEY_ROUTING_OFFLINE_GRACE_MS: '1000',
      },
    });
  }

  private async runAll(plans: readonly RunPlan[], stack: Stack, graph: GraphStandIn): Promise<boolean> {
    const { context, settings, recoveries, appSecret } = this;
    const progress = new Progress(stack.addresses);
    try {
      for (const plan of plans) {
        context.log(`Run ${plan.run} of seed ${settings.seed}`);
        const report = await run(plan, { stack, progress, graph, appSecret, recoveries, context, rate: settings.rate, seed: settings.seed });
        this.reports.push(report);
        this.tell(plan, report);
        if (report.violations.length > 0) return false;
      }
      return true;
    } finally {
      await progress.close();
    }
  }

  private tell(plan: RunPlan, { kills, messages, accepted, repeats, violations }: RunReport): void {
    const { print } = this.context;
    print(`Run ${plan.run}: ${messages} messages, ${accepted} accepted after ${repeats} repeated tries, ${kills} kills, ${violations.length} violations`);
    for (const violation of violations.slice(0, 50)) print(`  ${violation}`);
    if (violations.length > 0) print(`Repeat it with: chaos --runs 1 --seed ${this.settings.seed} --first-run ${plan.run}`);
  }
}
