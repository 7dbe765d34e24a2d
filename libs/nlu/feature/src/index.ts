export { keepBuiltInModel } from './engine.factory';
export { ReleaseFollower } from './library/release-follower';
export { NLU_ENGINE } from './nlu-engine.token';
export { ENGINES, NluConfig, type EngineName } from './nlu.config';
export { NluModule } from './nlu.module';
export { nluProjections, prepareNlu } from './prepare';
export { UNDERSTANDING_READER } from './understand-customer-message-when-added.consumer';
export { rehearse } from './warm-up';
