import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LexicalEngine, LinearEngine, LinearModel, trainLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { EmbeddingsClient } from './embeddings-client';
import { EmbeddingsEngine } from './embeddings.engine';

const LIBRARY: IntentLibrary = {
  intents: [
    { name: 'gift-wrap', examples: ['wrap it as a present', 'gift wrapping please', 'nice paper around it'] },
    { name: 'engraving', examples: ['engrave my initials', 'a name on the ring', 'put letters on it'] },
  ],
  outOfScope: ['what is the weather', 'tell me a joke'],
};
const lexical = new LexicalEngine();
const classifier = new LinearModel(trainLibrary(LIBRARY, 1).model);
const linear = new LinearEngine(classifier, lexical, 'test');
/** No word of it is in an example: only the vectors can tell. */
const MESSAGE = { tenant: 'demo', text: 'zebra umbrella', time: '2026-01-01T00:00:00.000Z' };

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { model: string; input: string[] };
}

/** Stands in for the endpoint: one direction for each intent, by a word in the text. */
class StandIn {
  readonly asked: Asked[] = [];
  answer: 'vectors' | 'error' | 'nonsense' | 'short' | 'silence' | 'elsewhere' = 'vectors';
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(parts).toString()) as Asked['body'];
        this.asked.push({ path: request.url, authorization: request.headers.authorization, body });
        if (this.answer === 'silence') return;
        if (this.answer === 'error') response.writeHead(503);
        if (this.answer === 'elsewhere' && request.url !== '/other') response.writeHead(307, { location: '/other' });
        response.end(this.answer === 'nonsense' ? '<html>' : JSON.stringify({ data: this.vectors(body.input) }));
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/`;
  }

  async stop(): Promise<void> {
    this.server!.closeAllConnections();
    await new Promise((resolve) => this.server!.close(resolve));
  }

  private vectors(texts: readonly string[]) {
    const all = texts.map((text, index) => ({ index, embedding: /wrap|present|paper|zebra/.test(text) ? [3, 0, 0.1] : [0, 2, 0.1] }));
    // The interface promises an index, not an order.
    return this.answer === 'short' ? all.slice(1) : all.toReversed();
  }
}

describe('EmbeddingsEngine', () => {
  const standIn = new StandIn();
  const failures: unknown[] = [];
  let clock = 0;
  let engine: EmbeddingsEngine;

  beforeEach(async () => {
    standIn.answer = 'vectors';
    standIn.asked.length = 0;
    failures.length = 0;
    clock = 0;
    const client = new EmbeddingsClient({ baseUrl: await standIn.start(), apiKey: 'secret', model: 'tiny', timeoutMs: 200 });
    engine = new EmbeddingsEngine({ client, linear, classifier, library: LIBRARY, onFailure: (error) => failures.push(error), now: () => clock });
  });
  afterEach(() => standIn.stop());

  const best = async () => (await engine.understand([MESSAGE]))[0]!.intents[0]?.name;
  const asLinear = () => expect(linear.understandOne(MESSAGE));

  it('recognises by the vectors what no word gives away', async () => {
    expect(linear.understandOne(MESSAGE).intents).toEqual([]);
    await engine.prepare();
    expect(await best()).toBe('gift-wrap');
  });

  it('asks as OpenAI\'s interface wants it, once for all examples and once for all messages', async () => {
    await engine.prepare();
    await engine.understand([MESSAGE, { ...MESSAGE, text: '' }, { ...MESSAGE, text: 'letters' }]);
    expect(standIn.asked).toEqual([
      { path: '/v1/embeddings', authorization: 'Bearer secret', body: expect.objectContaining({ model: 'tiny', input: LIBRARY.intents.flatMap(({ examples }) => examples) }) },
      { path: '/v1/embeddings', authorization: 'Bearer secret', body: expect.objectContaining({ input: [MESSAGE.text, 'letters'] }) },
    ]);
  });

  it.each(['error', 'nonsense', 'short', 'silence', 'elsewhere'] as const)('answers as the linear engine does when the endpoint gives %s', async (answer) => {
    await engine.prepare();
    standIn.answer = answer;
    asLinear().toEqual((await engine.understand([MESSAGE]))[0]);
    expect(failures).toEqual([expect.objectContaining({ code: 'NLU.EMBEDDINGS_UNAVAILABLE', retriable: true })]);
  });

  it('leaves a failed endpoint alone for a while, then asks again', async () => {
    await engine.prepare();
    standIn.answer = 'error';
    await best();
    standIn.answer = 'vectors';
    standIn.asked.length = 0;
    expect(await best()).toBeUndefined();
    expect(standIn.asked).toEqual([]);
    clock += 10_001;
    expect(await best()).toBe('gift-wrap');
  });

  it('does not let a message wait for the examples, and gets them when the endpoint is back', async () => {
    standIn.answer = 'error';
    await engine.prepare();
    asLinear().toEqual((await engine.understand([MESSAGE]))[0]);
    standIn.answer = 'vectors';
    clock += 10_001;
    await engine.understand([MESSAGE]);
    await engine.prepare();
    expect(await best()).toBe('gift-wrap');
  });

  it('says nothing of the text or the key in its errors', async () => {
    standIn.answer = 'error';
    await engine.prepare();
    expect(`${JSON.stringify(failures)} ${failures.map(String).join()}`).not.toMatch(/secret|present/);
  });
});
