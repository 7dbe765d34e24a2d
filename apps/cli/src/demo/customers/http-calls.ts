import { call } from '../../shared/http';

/** A front door answered otherwise than it should; says which and how, never what was sent. */
export class FrontDoorError extends Error {
  override readonly name = 'FrontDoorError';
}

const TRIES = 5;
const AGAIN_MS = 500;

/** Posts JSON until it is taken: what is refused for the moment (429, 503) is sent again, as every client should. */
export async function post(url: string, body: object | Buffer, headers: Record<string, string> = {}): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await call(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.isBuffer(body) ? body : JSON.stringify(body),
      timeoutMs: 15_000,
    });
    if (status < 300) return text === '' ? undefined : JSON.parse(text);
    if ((status !== 429 && status !== 503) || attempt === TRIES) throw new FrontDoorError(`POST ${new URL(url).pathname} answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * attempt));
  }
}

export async function get(url: string, headers: Record<string, string>): Promise<unknown> {
  const { status, text } = await call(url, { headers, timeoutMs: 30_000 });
  if (status !== 200) throw new FrontDoorError(`GET ${new URL(url).pathname} answered ${status}`);
  return JSON.parse(text);
}
