import { chineseTest } from './zh.test';
import { chineseTrain } from './zh.train';
import { chineseServicesTrain } from './zh-services.train';
import { englishTest } from './en.test';
import { englishTrain } from './en.train';
import { parseLabelled, type LabelledMessage } from './labelled-message';

export interface LabelledSet {
  readonly language: 'zh' | 'en';
  /** Rules and lexicons are tuned on `train` only. */
  readonly part: 'train' | 'test';
  readonly messages: readonly LabelledMessage[];
}

/** Parses all parts; a mistake in the data is an error that names its line. */
export const loadLabelledSets = (): readonly LabelledSet[] => [
  { language: 'zh', part: 'train', messages: parseLabelled(`${chineseTrain}${chineseServicesTrain}`) },
  { language: 'zh', part: 'test', messages: parseLabelled(chineseTest) },
  { language: 'en', part: 'train', messages: parseLabelled(englishTrain) },
  { language: 'en', part: 'test', messages: parseLabelled(englishTest) },
];
