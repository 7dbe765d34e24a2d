import { setTimeout as wait } from 'node:timers/promises';
import type { CommandContext } from '../command';
import type { Stack } from '../shared/launcher';
import { verify } from '../verify/verify';
import type { GraphStandIn } from './load/graph-stand-in';
import { Load } from './load/load';
import { checkOperations } from './log-check';
import { Nemesis } from './nemesis';
import type { Progress } from './progress';
import type { Recoveries } from './recoveries';
import { nameOf, type RunPlan } from './schedule';

export interface RunParts {
  readonly stack: Stack;
  readonly progress: Progress;
  readonly graph: GraphStandIn;
  readonly appSecret: string;
  readonly recoveries: Recoveries;
  readonly context: CommandContext;
  readonly rate: number;
  readonly seed: number;
}

export interface RunReport {
  readonly kills: number;
  readonly messages: number;
  readonly accepted: number;
  /** Tries beyond the first that were needed, over all messages. */
  readonly repeats: number;
  readonly violations: readonly string[];
}

const BEFORE_FAULTS_MS = 4_000;
const AFTER_FAULTS_MS = 2_000;
const ACCEPT_LIMIT_MS = 60_000;
const VERIFY_LIMIT_MS = 120_000;
/** Until offers and absences of the agents who have left are over. */
const LEAVING_MS = 2_000;

/** One run: load, faults, healing, rest, and the checks. */
export async function run(plan: RunPlan, parts: RunParts): Promise<RunReport> {
  const { stack, graph, appSecret, rate, seed, context, progress } = parts;
  const load = new Load({
    front: stack.addresses.front, appSecret, graph, rate, seed: seed * 1_000 + plan.run, name: `s${seed}r${plan.run}t${Date.now().toString(36)}`,
  });
  const nemesis = new Nemesis({ ...parts, log: context.log, signal: context.signal });
  load.start();
  const violations: string[] = [];
  try {
    await wait(BEFORE_FAULTS_MS, undefined, { signal: context.signal });
    await strikeAll(plan, nemesis, context);
    await wait(AFTER_FAULTS_MS, undefined, { signal: context.signal });
    await load.finish(ACCEPT_LIMIT_MS);
  } finally {
    await load.stop();
  }
  await wait(LEAVING_MS, undefined, { signal: context.signal });
  violations.push(...nemesis.failures, ...load.failures.map((error) => `the load generator failed: ${String(error)}`));
  context.signal.throwIfAborted();
  const operations = load.operations.all();
  violations.push(...(await checkOperations(progress.logClient, operations)));
  violations.push(...(await verified(parts)));
  return {
    kills: nemesis.kills,
    messages: operations.length,
    accepted: load.operations.count('ok'),
    repeats: operations.reduce((sum, { attempts }) => sum + attempts - 1, 0),
    violations,
  };
}

async function strikeAll(plan: RunPlan, nemesis: Nemesis, { log, signal }: CommandContext): Promise<void> {
  const active = new Set<Promise<void>>();
  let overlapping = 0;
  for (const { afterMs, fault, overlaps } of plan.steps) {
    if (!overlaps) await Promise.all(active);
    await wait(afterMs, undefined, { signal });
    if (active.size > 0) overlapping += 1;
    const alone = active.size === 0;
    const before = overlapping;
    log(`  ${nameOf(fault)}`);
    const strike = nemesis.strike(fault, () => alone && overlapping === before).finally(() => active.delete(strike));
    active.add(strike);
  }
  await Promise.all(active);
}

/** The same check that `verify` makes, against the stack's servers. A parked stream makes its customer wait: here it counts. */
async function verified({ stack, context: { log, signal } }: RunParts): Promise<string[]> {
  const report = await verify({ addresses: stack.addresses, timeoutMs: VERIFY_LIMIT_MS, log: (line) => log(`  ${line}`), signal });
  const differences = report.kept.map(({ check, subject, detail = '' }) => `${check}: ${subject} ${detail}`);
  return [
    ...differences,
    ...(report.differences > differences.length ? [`and ${report.differences - differences.length} differences more`] : []),
    ...(report.deadLetters.length > 0 ? [`${report.deadLetters.length} dead letters`] : []),
  ];
}
