import { SERVICES, type ServiceName } from '../shared/services';
import { SeededRandom } from './seeded-random';

export type ServerName = 'kafka' | 'postgres' | 'elasticsearch';

/** What is done to a process. */
export type Fault =
  /** SIGKILL; the watch starts it again. */
  | { readonly kind: 'kill'; readonly service: ServiceName }
  /** SIGTERM, then started again. */
  | { readonly kind: 'restart'; readonly service: ServiceName }
  /** With a second instance running: SIGSTOP for longer than the session time-out, then SIGCONT; at the end the second is ended by SIGTERM. */
  | { readonly kind: 'freeze'; readonly service: ServiceName; readonly frozenMs: number }
  /** Broker and search engine: SIGKILL, the watch starts it again. Postgres: immediate stop, then started again. */
  | { readonly kind: 'server'; readonly server: ServerName };

export interface Step {
  /** Pause before it, in ms. */
  readonly afterMs: number;
  readonly fault: Fault;
  /** True: the one before it may not be over yet. Then its recovery is not a measure of this fault alone. */
  readonly overlaps: boolean;
}

export interface RunPlan {
  readonly run: number;
  /** Of this run alone: `--runs 1 --seed <seed> --first-run <run>` repeats it. */
  readonly steps: readonly Step[];
}

/** Longer than the session time-out of 6 s, so that the group goes on without the frozen member. */
const FROZEN_MS = [8_000, 12_000] as const;
const FAULTS_PER_RUN = 5;

/** Every fault once; runs draw from it without putting back, so that some six runs meet them all. */
function deck(random: SeededRandom): Fault[] {
  const names = Object.keys(SERVICES) as ServiceName[];
  return random.shuffled<Fault>([
    ...names.flatMap((service): Fault[] => [
      { kind: 'kill', service },
      { kind: 'restart', service },
      { kind: 'freeze', service, frozenMs: random.between(...FROZEN_MS) },
    ]),
    ...(['kafka', 'postgres', 'elasticsearch'] as const).flatMap((server): Fault[] => [
      { kind: 'server', server },
      { kind: 'server', server },
    ]),
  ]);
}

/** The plans of all runs; the same seed gives the same plans, and a longer series begins with a shorter one's. */
export function planRuns(seed: number, runs: number, only?: (fault: Fault) => boolean): RunPlan[] {
  const random = new SeededRandom(seed);
  let left: Fault[] = [];
  const draw = (): Fault => {
    if (left.length === 0) left = only ? deck(random).filter(only) : deck(random);
    return left.pop() ?? { kind: 'kill', service: 'conversation' };
  };
  return Array.from({ length: runs }, (_, index) => ({
    run: index + 1,
    steps: Array.from({ length: FAULTS_PER_RUN }, (__, step) => ({
      afterMs: random.between(500, 2_500),
      fault: draw(),
      overlaps: step > 0 && random.chance(0.3),
    })),
  }));
}

export function nameOf(fault: Fault): string {
  return fault.kind === 'server' ? fault.server : `${fault.kind} ${fault.service}`;
}
