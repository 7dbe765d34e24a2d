import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { timeToEscalation } from './time-to-escalation.kpi';

describe('the time to escalation', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('gives the median and the 90th percentile of the conversations that were handed over', async () => {
    await store.conversations(...Array.from({ length: 11 }, (_, n) => ({ escalated: true, time_to_escalation_ms: n * 1_000 })), {});
    expect(await store.figure(timeToEscalation)).toMatchObject({ value: 5_000, parts: [{ key: 'p50', value: 5_000 }, { key: 'p90', value: 9_000 }] });
    expect(await store.behind(timeToEscalation)).toHaveLength(11);
  });

  it('is unknown without a hand-over', async () => {
    await store.conversations({});
    expect(await store.figure(timeToEscalation)).toEqual({ value: null });
  });
});
