import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { firstResponse } from './first-response.kpi';

describe('the first response', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('gives the median and the 95th percentile of those that were answered', async () => {
    await store.conversations(...Array.from({ length: 21 }, (_, n) => ({ first_response_ms: n * 100 })), {});
    expect(await store.figure(firstResponse)).toMatchObject({ value: 1_000, parts: [{ key: 'p50', value: 1_000 }, { key: 'p95', value: 1_900 }] });
    expect(await store.behind(firstResponse)).toHaveLength(21);
  });

  it('is unknown while nobody was answered', async () => {
    await store.conversations({}, {});
    expect(await store.figure(firstResponse)).toEqual({ value: null });
  });
});
