import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that Parley sent to a customer of WhatsApp. */
export interface GraphMessage {
  /** The vendor's id, made here. */
  readonly id: string;
  readonly recipient: string;
  readonly text: string;
  /** Our own id of it, to be given back with each status. */
  readonly opaque: string | undefined;
}

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** Stands in for WhatsApp's Graph API over real HTTP: takes messages, and hands out customers' files. */
export class FakeGraph {
  private readonly listeners = new Map<string, (message: GraphMessage) => void>();
  private readonly server = createServer((request, response) => this.collect(request, response));
  private url = '';
  sent = 0;

  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this.url;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Hears of each message to this customer, until the returned function is called. */
  watch(recipient: string, listener: (message: GraphMessage) => void): () => void {
    this.listeners.set(recipient, listener);
    return () => this.listeners.delete(recipient);
  }

  private collect(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.answer(request, Buffer.concat(chunks).toString('utf8'), response));
    request.on('error', () => response.destroy());
  }

  private answer({ method, url = '' }: IncomingMessage, body: string, response: ServerResponse): void {
    if (method === 'GET' && url.startsWith('/files/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
    } else if (method === 'GET') {
      const id = url.split('/').at(-1) ?? '';
      json(response, { url: `${this.url}/files/${id}`, mime_type: 'image/png', file_size: PICTURE.length, id, messaging_product: 'whatsapp' });
    } else {
      const message = this.take(JSON.parse(body) as Record<string, unknown>);
      json(response, { messaging_product: 'whatsapp', contacts: [{ wa_id: message.recipient }], messages: [{ id: message.id }] });
      this.listeners.get(message.recipient)?.(message);
    }
  }

  private take(body: Record<string, unknown>): GraphMessage {
    this.sent += 1;
    const opaque = body['biz_opaque_callback_data'];
    return {
      id: `wamid.demo.${this.sent}`,
      recipient: String(body['to']),
      text: textIn(body),
      opaque: typeof opaque === 'string' ? opaque : undefined,
    };
  }
}

function textIn(body: Record<string, unknown>): string {
  const part = body[String(body['type'])] as { body?: unknown; caption?: unknown } | undefined;
  const inner = typeof part?.body === 'object' && part.body !== null ? (part.body as { text?: unknown }).text : part?.body;
  return String(inner ?? part?.caption ?? '');
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
