import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A message that Parley handed to the vendor. */
export interface GraphSend {
  /** The vendor's id of it. */
  readonly id: string;
  readonly to: string;
  readonly authorization: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Pixel of a customer's photo. */
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');

/**
 * Stands in for WhatsApp's Graph API over real HTTP: accepts messages, hands out media, and tells the journeys under
 * `/stand-in/…` what it got. Sends to a held recipient are taken but answered only after the release.
 */
export async function startGraphStandIn(base: string): Promise<{ close(): Promise<void> }> {
  const { hostname, port } = new URL(base);
  const sends: GraphSend[] = [];
  const held = new Map<string, (() => void)[]>();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), hostname, resolve);
  });
  return {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', base);
    if (url.pathname.startsWith('/stand-in/')) return control(request.method ?? '', url, response);
    if (request.method === 'POST' && url.pathname.endsWith('/messages')) return send(request, response);
    if (url.pathname.startsWith('/stand-in-media/')) return void response.writeHead(200, { 'content-type': 'image/png' }).end(PHOTO);
    answer(response, { url: `${base}/stand-in-media/${url.pathname.split('/').at(-1)}`, mime_type: 'image/png' });
  }

  async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
    const id = `wamid.stand-in.${process.pid}.${sends.length + 1}`;
    const to = String(payload['to'] ?? payload['recipient']);
    sends.push({ id, to, authorization: request.headers.authorization ?? '', payload });
    const waiting = held.get(to);
    if (waiting) await new Promise<void>((released) => waiting.push(released));
    answer(response, { messaging_product: 'whatsapp', messages: [{ id }] });
  }

  function control(method: string, { pathname, searchParams }: URL, response: ServerResponse): void {
    const to = searchParams.get('to') ?? '';
    if (method === 'GET' && pathname === '/stand-in/sends') return answer(response, sends.filter((one) => one.to === to));
    if (method === 'POST' && pathname === '/stand-in/hold') held.set(to, []);
    if (method === 'POST' && pathname === '/stand-in/release') {
      for (const release of held.get(to) ?? []) release();
      held.delete(to);
    }
    answer(response, {});
  }
}

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
