import { IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import { FromEnv, ServiceConfig } from '@parley/platform/config';

export const ENGINES = ['linear', 'lexical', 'embeddings'] as const;
export type EngineName = (typeof ENGINES)[number];

const withEmbeddings = ({ engine }: NluConfig): boolean => engine === 'embeddings';

/** The NLU service's environment. */
export class NluConfig extends ServiceConfig {
  /**
   * `linear`: trained on the intent library. `lexical`: phrases alone. `embeddings`: the linear one beside an embeddings endpoint, which
   * then is sent what customers write.
   */
  @FromEnv('PARLEY_NLU_ENGINE', { optional: true })
  @IsIn(ENGINES, { message: `must be one of ${ENGINES.join(', ')}` })
  engine: EngineName = 'linear';

  /** Address before `/embeddings` of an endpoint with OpenAI's interface. */
  @FromEnv('PARLEY_NLU_EMBEDDINGS_URL')
  @ValidateIf(withEmbeddings)
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// address' })
  embeddingsUrl?: string;

  @FromEnv('PARLEY_NLU_EMBEDDINGS_MODEL')
  @ValidateIf(withEmbeddings)
  @IsString()
  @IsNotEmpty()
  embeddingsModel?: string;

  @FromEnv('PARLEY_NLU_EMBEDDINGS_KEY', { optional: true })
  @IsString()
  embeddingsKey?: string;

  /** How long a batch of messages may wait for the endpoint; the conversation decides without understanding after 1.5 s. */
  @FromEnv('PARLEY_NLU_EMBEDDINGS_TIMEOUT_MS', { optional: true })
  @IsInt()
  @Min(10)
  @Max(1_000)
  embeddingsTimeoutMs: number = 400;
}
