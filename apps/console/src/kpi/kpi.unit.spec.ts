import { describe, expect, it } from '@jest/globals';
import { formatValue, queryOf } from './kpi';

describe('key figures', () => {
  it('are asked for by period and channel', () => {
    const now = Date.parse('2026-03-08T10:00:30Z');
    expect(queryOf({ period: 'all', channel: '' }, now)).toBe('');
    expect(queryOf({ period: 'week', channel: 'webchat' }, now)).toBe('?from=2026-03-01T10%3A00%3A00.000Z&channel=webchat');
  });

  it('are shown in their unit', () => {
    expect([formatValue(1_234, 'count', 'en'), formatValue(0.42, 'ratio', 'en'), formatValue(1_500, 'ms', 'zh')]).toEqual(['1,234', '42%', '1.5 秒']);
  });
});
