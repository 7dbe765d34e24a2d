import type { EvalPart } from './eval-part';
import { nlu } from './nlu/nlu.part';
import { retrieval } from './retrieval/retrieval.part';

/** Everything that can be evaluated. A new one is a folder and a line here. */
export const parts: readonly EvalPart[] = [nlu, retrieval];
