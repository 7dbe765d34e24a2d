import { setTimeout as wait } from 'node:timers/promises';
import type { Stack } from '../shared/launcher';
import { SCHEMAS, SERVICES, type Schema, type ServiceName } from '../shared/services';
import type { Progress } from './progress';
import type { Recoveries } from './recoveries';
import type { Fault, ServerName } from './schedule';

export interface NemesisParts {
  readonly stack: Stack;
  readonly progress: Progress;
  readonly recoveries: Recoveries;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Time for events to come in after the fault, so that catching up with them shows that the service handles new ones. */
const NEW_EVENTS_MS = 250;
/** Not working again after this long is a violation; slower than the bar is told in the table. A crowded machine takes a minute to start a server. */
const RECOVERY_LIMIT_MS = 180_000;
const POSTGRES_DOWN_MS = 1_000;

/** Does faults to the processes of a stack, and measures how long each takes to be over. */
export class Nemesis {
  /** Signals that ended or stopped a process. */
  kills = 0;
  /** Recoveries that did not come within a minute. */
  readonly failures: string[] = [];

  constructor(private readonly parts: NemesisParts) {}

  /** Resolves when the fault has been healed and its recovery seen. `measured`: false when another fault is not over yet. */
  async strike(fault: Fault, measured: () => boolean): Promise<void> {
    switch (fault.kind) {
      case 'kill':
        return this.killService(fault.service, measured);
      case 'restart':
        return this.restartService(fault.service, measured);
      case 'freeze':
        return this.freezeService(fault.service, fault.frozenMs, measured);
      case 'server':
        return this.strikeServer(fault.server, measured);
    }
  }

  private async killService(service: ServiceName, measured: () => boolean): Promise<void> {
    const since = this.kill(service, 'SIGKILL');
    await this.recovered('kill', service, since, measured, service);
  }

  private async restartService(service: ServiceName, measured: () => boolean): Promise<void> {
    const { stack } = this.parts;
    const since = performance.now();
    this.kills += 1;
    await stack.stopService(service);
    await stack.startService(service);
    await this.recovered('restart', service, since, measured, service);
  }

  private async freezeService(service: ServiceName, frozenMs: number, measured: () => boolean): Promise<void> {
    const { stack, progress, signal } = this.parts;
    const second = await stack.startService(service, { instance: `${service}-2` });
    await progress.caughtUp([SERVICES[service]], RECOVERY_LIMIT_MS, signal);
    const since = this.kill(service, 'SIGSTOP');
    try {
      await Promise.all([this.recovered('freeze', service, since, measured), wait(frozenMs)]);
    } finally {
      stack.kill(service, 'SIGCONT');
    }
    // The one that was frozen wakes as a zombie and has to find its way back into the group.
    await wait(NEW_EVENTS_MS);
    await progress.caughtUp([SERVICES[service]], RECOVERY_LIMIT_MS, signal);
    await stack.waitReady(service);
    const ending = performance.now();
    this.kills += 1;
    const ended = stack.stopService(second);
    await this.recovered('takeover', service, ending, measured);
    await ended;
  }

  private async strikeServer(server: ServerName, measured: () => boolean): Promise<void> {
    const { stack } = this.parts;
    const since = performance.now();
    this.kills += 1;
    if (server === 'postgres') {
      // Postgres' immediate stop: no checkpoint, the log is replayed at the start.
      await stack.stopServer('postgres', 'SIGQUIT');
      await wait(POSTGRES_DOWN_MS);
      await stack.startServer('postgres');
    } else {
      stack.kill(server, 'SIGKILL');
    }
    await this.recovered(server, server, since, measured, server);
  }

  private kill(name: string, signal: NodeJS.Signals): number {
    this.kills += 1;
    this.parts.stack.kill(name, signal);
    return performance.now();
  }

  /** `restarted` names a process that must answer as ready, too. */
  private async recovered(kind: string, what: string, since: number, measured: () => boolean, restarted?: string): Promise<void> {
    const { progress, stack, recoveries, log, signal } = this.parts;
    await wait(NEW_EVENTS_MS);
    const schemas: readonly Schema[] = what in SERVICES ? [SERVICES[what as ServiceName]] : SCHEMAS;
    const [missing] = await Promise.all([
      progress.caughtUp(schemas, RECOVERY_LIMIT_MS, signal),
      restarted === undefined ? undefined : stack.waitReady(restarted),
    ]);
    const milliseconds = performance.now() - since;
    if (signal.aborted) return;
    if (missing !== undefined) this.failures.push(`after ${kind} ${what}: ${missing}`);
    const alone = measured();
    if (alone && missing === undefined) recoveries.add(kind, what, milliseconds);
    log(`  ${kind} ${what}: ${missing ?? `works again after ${(milliseconds / 1_000).toFixed(1)} s`}${alone ? '' : ' (with another fault)'}`);
  }
}

