export { eventually, type EventuallyOptions } from './eventually';
export { deciderSpecification, type Decider, type Given, type Outcome } from './decider-specification';
export { logOf, type ProjectedEvent, type ScannedLog } from './log-of';
export { pack } from './pack';
export { randomName, randomSqlName } from './random-name';
export { Sabotage } from './sabotage';
export { MissingServerError, servers, type Servers } from './servers';
export { storedProjection, type ProjectionRuntime, type SnapshotOptions, type StoredProjection } from './stored-projection';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database';
export { testTopics, type TestTopics, type TopicRemover } from './test-topics';
export {
  projectionSpecification,
  type ProjectionSpecification,
  type ProjectionUnderTest,
} from './projection-specification';
