import { Database, runMigrations } from '@parley/platform/event-log';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';
import { storedProjection, type StoredProjection } from '@parley/testing';

/** A projection of one view on a real Postgres: its rows. */
export const projectionStore = (projection: Projection): StoredProjection<Database, Record<string, unknown>> =>
  storedProjection(projection, { Database, runMigrations, prepareProjection, rebuild }, { show: (_view, row) => row });
