import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomName, servers } from '@parley/testing';
import { KpiStore } from '../../testing/kpi-store';
import { conversations } from './conversations.kpi';

describe('conversations', () => {
  let store: KpiStore;

  beforeEach(async () => {
    store = await KpiStore.open(servers().elasticsearchUrl, randomName('parley-spec'));
  });
  afterEach(() => store.close());

  it('counts a reopened conversation once', async () => {
    await store.conversations({ reopenings: 2 }, {});
    expect(await store.figure(conversations)).toEqual({ value: 2 });
  });

  it('counts those that started in the period: its first moment belongs to it, its last to the next', async () => {
    await store.conversations({ started_at: '2026-03-01T00:00:00.000Z' }, { started_at: '2026-03-02T00:00:00.000Z' });
    expect(await store.figure(conversations, { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' })).toEqual({ value: 1 });
  });

  it('counts only the own tenant, and only the channel and language asked for', async () => {
    await store.conversations({ tenant: 'another' }, { channel: 'whatsapp', language: 'zh' }, { channel: 'whatsapp' });
    expect(await store.figure(conversations)).toEqual({ value: 2 });
    expect(await store.figure(conversations, { channel: 'whatsapp', language: 'zh' })).toEqual({ value: 1 });
  });
});
