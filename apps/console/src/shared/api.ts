import { ServerClock } from './server-clock';

/** An answer that is not what was asked for; `code` is stable, `detail` is the service's own sentence. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    /** Which of several reasons with the same code it is, where the service tells. */
    readonly reason?: string,
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
/** Files take longer. */
const FILE_TIMEOUT_MS = 120_000;

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

  put<T = void>(path: string, body: object): Promise<T> {
    return this.request<T>('PUT', path, body);
  }

  /** Sends a file as it is. */
  upload<T>(path: string, file: Blob): Promise<T> {
    return this.request<T>('POST', path, file);
  }

  async download(path: string): Promise<Blob> {
    const response = await this.fetch('GET', path, undefined, FILE_TIMEOUT_MS);
    if (response.ok) return response.blob();
    return this.refused(response, await response.text().catch(() => ''));
  }

  private async request<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(method, path, body, body instanceof Blob ? FILE_TIMEOUT_MS : TIMEOUT_MS);
    this.clock.note(response.headers.get('date'));
    const text = await response.text().catch(() => '');
    if (response.ok) return (text === '' ? undefined : parse(text)) as T;
    return this.refused(response, text);
  }

  private refused(response: Response, text: string): never {
    if (response.status === 401 && this.token !== undefined) this.onSignedOut();
    throw problemOf(response.status, text);
  }

  private async fetch(method: string, path: string, body: object | undefined, timeoutMs: number): Promise<Response> {
    try {
      return await fetch(path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': body instanceof Blob ? 'application/octet-stream' : 'application/json' }),
          ...(this.token !== undefined && { Authorization: `Bearer ${this.token}` }),
        },
        ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
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
  let body: { code?: unknown; detail?: unknown; reason?: unknown } = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    body = {}; // the front address answers in plain text while a service is away
  }
  const code = typeof body.code === 'string' ? body.code : status === 503 ? 'HTTP.UNAVAILABLE' : `HTTP.${status}`;
  return new ApiError(code, status, typeof body.detail === 'string' ? body.detail : text.slice(0, 200), typeof body.reason === 'string' ? body.reason : undefined);
}
