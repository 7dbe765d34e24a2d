export {
  defineProjection,
  ProjectionDefinitionError,
  type Projection,
  type ProjectionDefinition,
  type ProjectionTable,
  type Tables,
} from './projection';
export { prepareProjection } from './registry';
export { HoleInLogError } from './log-folder';
export { rebuild, RebuildCancelledError, type RebuildOptions, type RebuildProgress } from './rebuild';
export { ProjectionsModule, type ProjectionsModuleOptions } from './projections.module';
export {
  ProjectionNotFoundError,
  RebuildConflictError,
  Rebuilds,
  type Rebuildable,
  type RebuildState,
  type RebuildStatus,
} from './rebuilds';
