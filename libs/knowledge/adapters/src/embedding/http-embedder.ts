import { ParleyError } from '@parley/contracts';
import type { Embedder } from '@parley/knowledge/domain';

export interface EmbedderOptions {
  /** Base address of the OpenAI-compatible service, up to `/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string;
  /** Longest wait, in ms. */
  readonly timeoutMs: number;
}

const MAX_TEXT = 2_000;

/** The embedding server did not give one vector per text in time; words alone are searched meanwhile. */
export class EmbeddingFailedError extends ParleyError {
  constructor(cause: unknown) {
    super('KNOWLEDGE.EMBEDDING_FAILED', 'The embedding server gave no vectors', { retriable: true, cause });
  }
}

/** Vectors from an OpenAI-compatible embeddings endpoint. */
export class HttpEmbedder implements Embedder {
  constructor(private readonly options: EmbedderOptions) {}

  async embed(texts: readonly string[]): Promise<number[][]> {
    if (texts.length === 0) return [];
    try {
      return await this.ask(texts);
    } catch (error) {
      throw new EmbeddingFailedError(error);
    }
  }

  private async ask(texts: readonly string[]): Promise<number[][]> {
    const { url, model, key, timeoutMs } = this.options;
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input: texts.map((text) => text.slice(0, MAX_TEXT)), encoding_format: 'float' }),
    });
    if (!response.ok) throw new Error(`It answered ${response.status}`);
    const { data = [] } = (await response.json()) as { data?: { index: number; embedding: number[] }[] };
    const vectors = [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    const length = vectors[0]?.length ?? 0;
    if (vectors.length !== texts.length || length === 0 || vectors.some((vector) => vector.length !== length)) throw new Error('It gave other vectors than asked for');
    return vectors;
  }
}
