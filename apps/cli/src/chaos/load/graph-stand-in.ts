import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that Parley sent to a customer of WhatsApp. */
export interface GraphSend {
  /** The vendor's id, made here. */
  readonly id: string;
  readonly recipient: string;
  /** `biz_opaque_callback_data`. */
  readonly opaque: string | undefined;
  /** When it came, in ms of `performance.now()`. */
  readonly at: number;
}

/** Stands in for WhatsApp's Graph API over real HTTP: accepts every message. */
export class GraphStandIn {
  sends = 0;
  private readonly server = createServer((request, response) => this.serve(request, response));
  /** Hears of every message. */
  onSend: (send: GraphSend) => void = () => undefined;

  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const at = performance.now();
      this.sends += 1;
      const id = `wamid.stand-in.${process.pid}.${this.sends}`;
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id }] }));
      const { to, biz_opaque_callback_data: opaque } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      this.onSend({ id, recipient: String(to), opaque: typeof opaque === 'string' ? opaque : undefined, at });
    });
    request.on('error', () => response.destroy());
  }
}
