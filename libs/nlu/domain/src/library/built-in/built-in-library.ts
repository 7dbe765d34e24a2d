import { INTENTS } from '../../intents';
import { chineseServicesTrain } from '../../labelled/zh-services.train';
import { chineseTrain } from '../../labelled/zh.train';
import { englishTrain } from '../../labelled/en.train';
import { parseLabelled } from '../../labelled/labelled-message';
import { normalise } from '../../text/units';
import type { IntentLibrary } from '../intent-library';
import { chineseExamples } from './zh';
import { chineseWithoutIntent } from './zh-no-intent';
import { englishExamples } from './en';
import { englishWithoutIntent } from './en-no-intent';

const WRITTEN = [englishExamples, englishWithoutIntent, chineseExamples, chineseWithoutIntent];
const NONE = 'none';

/**
 * The intents of a shop's customer service with examples in Chinese and English: those written for the library, and the training
 * part of the labelled messages that have one intent or none.
 */
export function builtInLibrary(): IntentLibrary {
  const examples = new Map<string, Map<string, string>>([...INTENTS, NONE].map((name) => [name, new Map()]));
  for (const [name, text] of [...WRITTEN.flatMap(listed), ...labelled()]) {
    const ofIntent = examples.get(name)!;
    // Case and signs tell no wordings apart: the first one stays.
    const wording = normalise(text);
    if (!ofIntent.has(wording)) ofIntent.set(wording, text);
  }
  return {
    intents: INTENTS.map((name) => ({ name, examples: [...examples.get(name)!.values()] })),
    outOfScope: [...examples.get(NONE)!.values()],
  };
}

function listed(source: string): [name: string, text: string][] {
  let name: string = NONE;
  const pairs: [string, string][] = [];
  for (const line of source.split('\n').filter((each) => each !== '')) {
    if (line.startsWith('# ')) name = line.slice(2);
    else pairs.push([name, line]);
  }
  return pairs;
}

const labelled = (): [name: string, text: string][] =>
  [englishTrain, chineseTrain, chineseServicesTrain].flatMap(parseLabelled)
    .filter(({ intents }) => intents.length <= 1)
    .map(({ intents, text }) => [intents[0] ?? NONE, text]);
