import { train, type Training } from '../classifier';
import type { IntentLibrary } from './intent-library';

/** Customers do write what belongs to no intent: one message of three is assumed to, because a wrong answer costs more than a question. */
const IN_SCOPE_PER_OUT_OF_SCOPE = 2;

/** The same library and seed give the same model. @throws RangeError when fewer than two intents have examples */
export function trainLibrary({ intents, outOfScope }: IntentLibrary, seed: number): Training {
  const examples = intents.flatMap(({ name, examples: texts }) => texts.map((text) => ({ text, label: name })));
  return train({ examples, outOfScope }, { seed, inScopePerOutOfScope: IN_SCOPE_PER_OUT_OF_SCOPE });
}
