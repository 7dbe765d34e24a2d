import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { escalationCategories } from './escalation-categories.kpi';

describe('escalations by category', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('gives the share of each subject area', async () => {
    await store.escalations({}, { category: 'delivery' }, {}, {});
    expect(await store.figure(escalationCategories)).toEqual({
      value: 4,
      parts: [{ key: 'billing', value: 3, share: 0.75 }, { key: 'delivery', value: 1, share: 0.25 }],
    });
  });

  it('has no parts without escalations', async () => {
    expect(await store.figure(escalationCategories)).toEqual({ value: 0, parts: [] });
  });
});
