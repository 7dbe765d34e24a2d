import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, type Command, type CommandContext, type OptionValues } from '../command';
import { dataFolder, frontAddress } from '../shared/addresses';
import { call } from '../shared/http';
import { flag, text, wholeNumber } from '../shared/options';
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
/** The demo workspace's administrator, unless the environment names another. */
const DEMO_ADMIN = { email: 'root@demo.parley', password: 'parley-demo' };

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
    const api = await Operator.signIn(service, options, context);
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

async function list(api: Operator, { print }: CommandContext): Promise<{ json: object; ok: boolean }> {
  const { projections } = (await api.ask('GET', '')) as { projections: Status[] };
  for (const { name, state, events } of projections) print(`${name}  ${state === 'none' ? 'never rebuilt' : `last rebuild ${state}, ${events} events`}`);
  return { json: { projections: projections.map(({ name, state }) => ({ name, state })) }, ok: true };
}

async function untilEnded(api: Operator, name: string, timeoutMs: number, { log, signal }: CommandContext): Promise<Status> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const status = (await api.ask('GET', `/${name}/rebuild`)) as Status;
    if (!['requested', 'running'].includes(status.state) || performance.now() > until) return status;
    log(`${name}: ${status.events} events${status.behind === null ? '' : `, ${status.behind} records to go`}`);
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** The operators' interface of one service. */
class Operator {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** Signs in as PARLEY_ADMIN_EMAIL with PARLEY_ADMIN_PASSWORD, or as the demo's administrator. */
  static async signIn(service: ServiceName, options: OptionValues, { env, repository }: CommandContext): Promise<Operator> {
    const front = frontAddress(env, dataFolder(env, repository, text(options, 'data')));
    const email = env['PARLEY_ADMIN_EMAIL'] ?? DEMO_ADMIN.email;
    const password = env['PARLEY_ADMIN_PASSWORD'] ?? DEMO_ADMIN.password;
    const answer = await call(`${front}/api/routing/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }), timeoutMs: 10_000,
    });
    if (answer.status !== 201) throw new CommandError('Nobody could sign in: set PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD to an administrator’s.');
    const { token } = JSON.parse(answer.text) as { token: string };
    return new Operator(`${front}/api/${service}/projections`, token);
  }

  /** @throws CommandError with what the service says. */
  async ask(method: 'GET' | 'POST' | 'DELETE', path: string): Promise<unknown> {
    const { status, text: answer } = await call(`${this.address}${path}`, { method, headers: { authorization: `Bearer ${this.token}` }, timeoutMs: 15_000 });
    if (status < 300) return answer === '' ? undefined : JSON.parse(answer);
    throw new CommandError(status === 404 ? 'There is no such projection; leave its name out for a list.' : `The service answered ${status}: ${detailIn(answer)}`);
  }
}

function detailIn(answer: string): string {
  try {
    return String((JSON.parse(answer) as { detail?: unknown }).detail ?? '');
  } catch {
    return ''; // a proxy's page instead of a problem document
  }
}
