import { Database, runMigrations } from '@parley/platform/event-log';
import { prepareProjection, rebuild } from '@parley/platform/projections';
import { storedProjection, type StoredProjection } from '@parley/testing';
import { conversationFacts } from '../conversations/conversation-facts.projection';

/** The facts on a real Postgres; what the indexer notes beside them is not of the projection. */
export const factsStore = (): StoredProjection<Database, Record<string, unknown>> =>
  storedProjection(
    conversationFacts,
    { Database, runMigrations, prepareProjection, rebuild },
    { without: ['indexed_version'], show: (_view, row) => row },
  );
