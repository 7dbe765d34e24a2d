import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { escalationReasons } from './escalation-reasons.kpi';

describe('escalations by reason', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('gives the share of each reason, counting every escalation of a conversation', async () => {
    await store.escalations({ conversation_id: 'c1' }, { conversation_id: 'c1' }, { reason: 'angry' }, { reason: 'angry', tenant: 'another' });
    expect(await store.figure(escalationReasons)).toEqual({
      value: 3,
      parts: [{ key: 'customer-request', value: 2, share: 2 / 3 }, { key: 'angry', value: 1, share: 1 / 3 }],
    });
  });
});
