export { evaluate, isIntentRight, NEUTRAL, type LabelledFigures, type Score } from './evaluate';
export { labelledLists } from './labelled-lists';
export { LABELLED_TIME, parseLabelled, type LabelledEntity, type LabelledMessage } from './labelled-message';
export { loadLabelledSets, type LabelledSet } from './labelled-sets';
