import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { Database } from '@parley/platform/event-log';
import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import type { GraphStandIn } from '../../chaos/load/graph-stand-in';
import type { Stack } from '../../shared/launcher';

/** Clock ticks a second in /proc; Linux gives 100 to programs whatever the kernel counts in. */
const TICKS = 100;
/** More than any part of the bench sends: the vendor's limit is not what is measured. */
const SENDS_PER_SECOND = 100_000;

/** The whole product on this machine, with the vendor's side played here. */
export class RunningServices {
  readonly log: LogClient;
  private readonly admin: Database;

  constructor(
    readonly stack: Stack,
    readonly graph: GraphStandIn,
    readonly appSecret: string,
  ) {
    this.log = createKafkaLogClient({ brokers: stack.addresses.kafkaBrokers.split(','), clientId: 'parley-bench' });
    this.admin = new Database({ url: stack.addresses.postgresAdminUrl, applicationName: 'parley-bench', maxConnections: 2 });
  }

  /** The gateway itself: the front proxy would share the load generator's process. */
  get gateway(): string {
    return this.stack.addresses.services['channel-gateway'] ?? this.stack.addresses.front;
  }

  get brokers(): string[] {
    return this.stack.addresses.kafkaBrokers.split(',');
  }

  async liftSendLimit(): Promise<void> {
    await this.admin.execute('UPDATE channel.account SET sends_per_second = $1', [SENDS_PER_SECOND]);
  }

  /** Process ids of the services, by name. */
  pids(): Map<string, number> {
    const services = new Set(Object.keys(this.stack.addresses.services));
    return new Map(Object.entries(this.stack.pids).filter(([name]) => services.has(name)));
  }

  /** Processor seconds of every process of the instance, by name. */
  cpuByProcess(): Map<string, number> {
    return new Map(Object.entries(this.stack.pids).map(([name, pid]) => [name, treeCpuSeconds(pid)]));
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.admin.close();
  }
}

/** Seconds of processor time, user and system, that a process has used. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The same of a process and its children: Postgres works in one for each connection. Children that ended are counted by their parent. */
export function treeCpuSeconds(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter((child) => child !== '').map(Number);
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ended = (Number(fields[13]) + Number(fields[14])) / TICKS;
  return children.reduce((sum, child) => sum + treeCpuSeconds(child), cpuSeconds(pid) + ended);
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1_024;
}

export const newSecret = (): string => randomBytes(16).toString('hex');
