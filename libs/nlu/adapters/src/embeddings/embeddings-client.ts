import { unit } from '@parley/nlu/domain';
import { EmbeddingsUnavailableError } from './errors';

export interface EmbeddingsSettings {
  /** Address before `/embeddings`, for example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Sent as a bearer token where the endpoint wants one. */
  readonly apiKey?: string;
  readonly model: string;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** Vectors of texts from an endpoint with the interface of OpenAI's `POST /embeddings`, which many servers have. */
export class EmbeddingsClient {
  private readonly url: string;

  constructor(private readonly settings: EmbeddingsSettings) {
    this.url = `${settings.baseUrl.replace(/\/+$/, '')}/embeddings`;
  }

  /**
   * Vectors of length one, in the order of the texts.
   *
   * @throws EmbeddingsUnavailableError after a time-out, a refusal, or an answer of another form
   */
  async embed(texts: readonly string[], timeoutMs: number = this.settings.timeoutMs): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    return vectorsOf(await this.post({ model: this.settings.model, input: texts, encoding_format: 'float' }, timeoutMs), texts.length);
  }

  private async post(body: object, timeoutMs: number): Promise<unknown> {
    const { apiKey } = this.settings;
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }) },
        body: JSON.stringify(body),
        // An address that sends us elsewhere would get the customers' words.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new EmbeddingsUnavailableError(`answered ${response.status}`, { details: { status: response.status } });
      }
      return await response.json();
    } catch (error) {
      if (error instanceof EmbeddingsUnavailableError) throw error;
      throw new EmbeddingsUnavailableError(isTimeout(error) ? `did not answer within ${timeoutMs} ms` : 'could not be asked', { cause: error });
    }
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

function vectorsOf(answer: unknown, expected: number): Float32Array[] {
  const data = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(data) || data.length !== expected) throw new EmbeddingsUnavailableError('answered with another number of vectors');
  const vectors: Float32Array[] = [];
  for (const entry of data as { index?: unknown; embedding?: unknown }[]) {
    const index = entry?.index;
    const embedding = entry?.embedding;
    if (typeof index !== 'number' || index < 0 || index >= expected || vectors[index] !== undefined || !isVector(embedding)) {
      throw new EmbeddingsUnavailableError('answered with something else than vectors');
    }
    vectors[index] = unit(Float32Array.from(embedding));
  }
  return vectors;
}

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number' && Number.isFinite(each));
