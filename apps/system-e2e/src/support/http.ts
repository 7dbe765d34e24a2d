import { instance } from './instance';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly token?: string;
  readonly body?: unknown;
}

/** Longest wait for an answer, in ms; polls for replies may take 25 s. */
const ANSWER_WITHIN_MS = 30_000;

/** A request to the front address. An answer that is no JSON gives its text. */
export async function call<T = Record<string, unknown>>(path: string, { method = 'GET', token, body }: Call = {}): Promise<Answer<T>> {
  const response = await fetch(`${instance.front}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

/** A call that has to succeed. @throws Error with status and problem code. */
export async function succeed<T = Record<string, unknown>>(path: string, options: Call = {}): Promise<T> {
  const { status, body } = await call<T>(path, options);
  if (status >= 300) throw new Error(`${options.method ?? 'GET'} ${path} answered ${status} ${JSON.stringify(body)}`);
  return body;
}
