import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { mislabelledEscalations } from './mislabelled-escalations.kpi';

describe('mislabelled escalations', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('are counted among those that an agent judged', async () => {
    await store.escalations({ escalation_reason_correct: false }, { escalation_reason_correct: true }, {});
    expect(await store.figure(mislabelledEscalations)).toEqual({ value: 0.5, numerator: 1, denominator: 2 });
    expect(await store.behind(mislabelledEscalations)).toEqual(['d0']);
  });
});
