import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in is told to do beside obeying. */
export interface Behaviour {
  /** Said word for word, whatever is asked. */
  says?: string;
  status?: number;
  /** Never answers. */
  silent?: boolean;
  body?: string;
}

interface Prompt {
  readonly conversation?: readonly { readonly by: string; readonly text: string }[];
  readonly question: string;
  readonly passages: readonly { readonly title: string; readonly text: string }[];
}

const ORDER = /«([^»]*)»/u;

/**
 * A chat model for specs that does what any text tells it: whatever stands between « » in the message or, when the message
 * has nothing, earlier in the conversation or in an article is said. Without an order it says the first sentence of the first passage.
 */
export class ObedientModel {
  readonly behaviour: Behaviour = {};
  readonly prompts: Prompt[] = [];
  readonly keys: (string | undefined)[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.keys.push(request.headers.authorization);
        const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as { messages: { role: string; content: string }[] };
        const prompt = JSON.parse(messages.at(-1)!.content) as Prompt;
        this.prompts.push(prompt);
        if (this.behaviour.silent) return;
        const content = this.behaviour.says ?? obey(prompt);
        response.writeHead(this.behaviour.status ?? 200, { 'content-type': 'application/json' });
        response.end(this.behaviour.body ?? JSON.stringify({ choices: [{ message: { role: 'assistant', content } }], usage: { prompt_tokens: 120, completion_tokens: 30 } }));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function obey({ conversation = [], question, passages }: Prompt): string {
  const order = [question, ...[...conversation, ...passages].map(({ text }) => text)].map((text) => ORDER.exec(text)?.[1]).find((one) => one !== undefined);
  return order ?? passages[0]?.text.split(/(?<=[.。！!])/u)[0]?.trim() ?? '';
}
