import { Database, runMigrations } from '@parley/platform/event-log';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';
import { storedProjection, type StoredProjection } from '@parley/testing';

type Row = Record<string, unknown>;

/** A projection of the desktop on a real Postgres: the rows of all its views. */
export const projectionStore = (projection: Projection): StoredProjection<Database, { view: string; row: Row }> =>
  storedProjection(
    projection,
    { Database, runMigrations, prepareProjection, rebuild },
    { without: ['changed_in'], show: (view, row) => ({ view, row }) },
  );
