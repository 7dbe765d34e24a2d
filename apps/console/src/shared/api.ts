import { ServerClock } from './server-clock';

/** An answer that is not what was asked for; `code` is stable, `detail` is the service's own sentence. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'ApiError';
  }

  /** The same request may succeed later. */
  get retriable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What any thrown value tells the person in front of the screen. */
export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('CONSOLE.UNEXPECTED', 0, error instanceof Error ? error.message : String(error));

const TIMEOUT_MS = 15_000;

/** Requests to the services behind the console's own origin. */
export class Api {
  readonly clock = new ServerClock();

  /** @param onSignedOut called when the token does not hold any more. */
  constructor(
    private readonly token: string | undefined,
    private readonly onSignedOut: () => void = () => undefined,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T = void>(path: string, body: object = {}): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  private async request<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(method, path, body);
    this.clock.note(response.headers.get('date'));
    const text = await response.text().catch(() => '');
    if (response.ok) return (text === '' ? undefined : parse(text)) as T;
    if (response.status === 401 && this.token !== undefined) this.onSignedOut();
    throw problemOf(response.status, text);
  }

  private async fetch(method: string, path: string, body: object | undefined): Promise<Response> {
    try {
      return await fetch(path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(this.token !== undefined && { Authorization: `Bearer ${this.token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      throw new ApiError(timedOut ? 'CONSOLE.TIMED_OUT' : 'CONSOLE.UNREACHABLE', 0, timedOut ? 'No answer in time' : 'No connection');
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('CONSOLE.UNREADABLE', 0, 'The answer cannot be read');
  }
}

function problemOf(status: number, text: string): ApiError {
  let body: { code?: unknown; detail?: unknown } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    body = {}; // the front address answers in plain text while a service is away
  }
  const code = typeof body.code === 'string' ? body.code : status === 503 ? 'HTTP.UNAVAILABLE' : `HTTP.${status}`;
  return new ApiError(code, status, typeof body.detail === 'string' ? body.detail : text.slice(0, 200));
}
