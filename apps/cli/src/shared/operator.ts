import { CommandError, type CommandContext, type OptionValues } from '../command';
import { dataFolder, frontAddress } from './addresses';
import { call } from './http';
import { text } from './options';

/** The demo workspace's administrator, unless the environment names another. */
const DEMO_ADMIN = { email: 'root@demo.parley', password: 'parley-demo' };
const TIMEOUT_MS = 15_000;

export interface OperatorRequest {
  /** Sent as bytes. */
  readonly body?: Buffer;
  readonly timeoutMs?: number;
}

/** What a service said no with. */
export class RefusedError extends CommandError {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The operators' interfaces of the services, at the front address. */
export class Operator {
  private constructor(
    private readonly front: string,
    private readonly token: string,
  ) {}

  /** Signs in as PARLEY_ADMIN_EMAIL with PARLEY_ADMIN_PASSWORD, or as the demo's administrator. @throws CommandError */
  static async signIn(options: OptionValues, { env, repository }: CommandContext): Promise<Operator> {
    const front = frontAddress(env, dataFolder(env, repository, text(options, 'data')));
    const email = env['PARLEY_ADMIN_EMAIL'] ?? DEMO_ADMIN.email;
    const password = env['PARLEY_ADMIN_PASSWORD'] ?? DEMO_ADMIN.password;
    const answer = await call(`${front}/api/routing/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }), timeoutMs: 10_000,
    });
    if (answer.status !== 201) throw new CommandError('Nobody could sign in: set PARLEY_ADMIN_EMAIL and PARLEY_ADMIN_PASSWORD to an administrator’s.');
    const { token } = JSON.parse(answer.text) as { token: string };
    return new Operator(front, token);
  }

  /** @param path behind `/api/` @throws RefusedError with what the service says */
  async ask(method: 'GET' | 'POST' | 'DELETE', path: string, { body, timeoutMs = TIMEOUT_MS }: OperatorRequest = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/octet-stream' }) };
    const { status, text: answer } = await call(`${this.front}/api/${path}`, { method, headers, timeoutMs, ...(body && { body }) });
    if (status < 300) return answer === '' ? undefined : JSON.parse(answer);
    throw new RefusedError(status, `The service answered ${status}: ${saidIn(answer)}`);
  }
}

/** Detail, code and the fields or figures of a problem document. */
function saidIn(answer: string): string {
  try {
    const { detail = '', code, reason, line, fields } = JSON.parse(answer) as { detail?: string; code?: string; reason?: string; line?: number; fields?: readonly { field: string; expected: readonly string[] }[] };
    const more = [code, reason, line === undefined ? undefined : `line ${line}`, ...(fields ?? []).map(({ field, expected }) => `${field} ${expected.join(', ')}`)];
    const known = more.filter((part) => part !== undefined);
    return known.length === 0 ? detail : `${detail} (${known.join('; ')})`;
  } catch {
    return ''; // a proxy's page instead of a problem document
  }
}
