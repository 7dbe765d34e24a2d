import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { containment } from './containment.kpi';

describe('containment', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('is the share of conversations with a bot reply and without a human', async () => {
    await store.conversations({}, { escalated: true, escalations: 1 }, { bot_replies: 0 }, { tenant: 'another' });
    expect(await store.figure(containment)).toEqual({ value: 1 / 3, numerator: 1, denominator: 3 });
    expect(await store.behind(containment)).toEqual(['d0']);
  });

  it('is unknown without conversations', async () => {
    expect(await store.figure(containment)).toEqual({ value: null, numerator: 0, denominator: 0 });
  });
});
