import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface GraphReply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: object | Buffer;
}

export interface GraphServer {
  readonly url: string;
  readonly calls: GraphCall[];
  /** Bodies of text messages that were accepted, per recipient, in order. */
  readonly accepted: Map<string, string[]>;
  /** Answers of the next calls, before the default one (200 with a new message id). */
  readonly next: GraphReply[];
  /** Decides about calls by what they ask; undefined leaves them to `next` and the default. */
  answer: (call: GraphCall) => GraphReply | undefined;
  close(): Promise<void>;
}

/** A stand-in for WhatsApp's Graph API, over real HTTP. */
export async function graphServer(): Promise<GraphServer> {
  const calls: GraphCall[] = [];
  const next: GraphReply[] = [];
  const accepted = new Map<string, string[]>();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const graph: GraphServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    accepted,
    next,
    answer: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return graph;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const call: GraphCall = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
    calls.push(call);
    const reply: GraphReply = graph.answer(call) ?? next.shift() ?? { body: { messaging_product: 'whatsapp', messages: [{ id: `wamid.out.${calls.length}` }] } };
    if ((reply.status ?? 200) === 200) remember(call);
    const body = Buffer.isBuffer(reply.body) ? reply.body : JSON.stringify(reply.body ?? {});
    response.writeHead(reply.status ?? 200, { connection: 'close', ...reply.headers }).end(body);
  }

  function remember({ body }: GraphCall): void {
    const to = String(body['to']);
    const said = (body['text'] as { body?: string } | undefined)?.body;
    if (said !== undefined) accepted.set(to, [...(accepted.get(to) ?? []), said]);
  }
}
