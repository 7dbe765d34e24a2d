import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { escalationRate } from './escalation-rate.kpi';

describe('the escalation rate', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('counts a conversation with several hand-overs once', async () => {
    await store.conversations({ escalated: true, escalations: 3 }, {}, {}, {});
    expect(await store.figure(escalationRate)).toEqual({ value: 0.25, numerator: 1, denominator: 4 });
    expect(await store.behind(escalationRate)).toEqual(['d0']);
  });
});
