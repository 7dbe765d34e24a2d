import { afterAll, beforeAll } from '@jest/globals';
import { projectionSpecification, testDatabase, type TestDatabase } from '@parley/testing';
import { FactsStore } from '../testing/facts-store';
import { journey } from '../testing/journey';

let database: TestDatabase;
let facts: FactsStore;

beforeAll(async () => {
  database = await testDatabase();
  facts = await FactsStore.open(database.url, database.schema);
});
afterAll(async () => {
  await facts.database.close();
  await database.drop();
});

projectionSpecification('conversation-facts', {
  open: async () => {
    await facts.empty();
    return {
      apply: (events) => facts.apply(events),
      snapshot: () => facts.rows(),
      rebuild: (log) => facts.rebuild(log),
      close: () => Promise.resolve(),
    };
  },
  events: [...journey('c1'), ...journey('c2')],
});
