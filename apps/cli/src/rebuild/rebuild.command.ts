import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, type Command, type CommandContext } from '../command';
import { Operator, RefusedError } from '../shared/operator';
import { flag, wholeNumber } from '../shared/options';
import { serviceNamed, type ServiceName } from '../shared/services';

interface Status {
  readonly name: string;
  readonly state: 'none' | 'requested' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly events: number;
  readonly behind: number | null;
  readonly reason: string | null;
}

const DEFAULT_TIMEOUT_S = 3_600;
const LOOK_EVERY_MS = 1_000;

export const rebuild: Command = {
  usage: 'rebuild <service> [projection]',
  summary: 'Make a read model anew from the whole log beside the live one, and switch; without a name, list what there is.',
  options: [
    { flags: '--cancel', description: 'give up the rebuild that is under way; the live rows stay' },
    { flags: '--timeout <seconds>', description: 'how long to wait for the end', default: DEFAULT_TIMEOUT_S },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
  ],
  examples: ['rebuild routing', 'rebuild routing agent-queue', 'rebuild analytics conversation-facts --cancel'],
  async run([given, name], options, context) {
    const service = serviceNamed(given);
    const api = new Projections(await Operator.signIn(options, context), service);
    if (name === undefined) return list(api, context);
    if (flag(options, 'cancel')) {
      await api.ask('DELETE', `/${name}/rebuild`);
      context.print('The rebuild is being given up.');
      return { json: { service, projection: name, state: 'cancelled' }, ok: true };
    }
    await api.ask('POST', `/${name}/rebuild`);
    const timeoutMs = 1_000 * wholeNumber(options, 'timeout', { min: 1, max: 604_800, fallback: DEFAULT_TIMEOUT_S });
    const { state, events, reason } = await untilEnded(api, name, timeoutMs, context);
    context.print(state === 'done' ? `${name} was rebuilt from ${events} events.` : `The rebuild is ${state}${reason === null ? '' : `: ${reason}`}.`);
    return { json: { service, projection: name, state, events, ...(reason !== null && { reason }) }, ok: state === 'done' };
  },
};

async function list(api: Projections, { print }: CommandContext): Promise<{ json: object; ok: boolean }> {
  const { projections } = (await api.ask('GET', '')) as { projections: Status[] };
  for (const { name, state, events } of projections) print(`${name}  ${state === 'none' ? 'never rebuilt' : `last rebuild ${state}, ${events} events`}`);
  return { json: { projections: projections.map(({ name, state }) => ({ name, state })) }, ok: true };
}

async function untilEnded(api: Projections, name: string, timeoutMs: number, { log, signal }: CommandContext): Promise<Status> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const status = (await api.ask('GET', `/${name}/rebuild`)) as Status;
    if (!['requested', 'running'].includes(status.state) || performance.now() > until) return status;
    log(`${name}: ${status.events} events${status.behind === null ? '' : `, ${status.behind} records to go`}`);
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Projections of one service. */
class Projections {
  constructor(
    private readonly operator: Operator,
    private readonly service: ServiceName,
  ) {}

  /** @throws CommandError with what the service says. */
  async ask(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<unknown> {
    try {
      return await this.operator.ask(method, `${this.service}/projections${path}`);
    } catch (error) {
      if (error instanceof RefusedError && error.status === 404) throw new CommandError('There is no such projection; leave its name out for a list.');
      throw error;
    }
  }
}
