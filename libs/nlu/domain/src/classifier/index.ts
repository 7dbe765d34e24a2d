export { accuracyOf, aurocOf, confusionsOf, macroF1Of, type Confusion, type Judgement } from './evaluation/metrics';
export { LinearModel, MODEL_FORMAT, type Classification, type Guess, type LinearModelData } from './linear-model';
export { stratifiedFolds } from './split';
export { train, type LabelledText, type Training, type TrainingSet, type TrainingSettings } from './train';
