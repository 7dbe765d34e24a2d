import { describe, expect, it } from '@jest/globals';
import { cast } from './cast';
import { chineseScripts } from './scripts/chinese';
import { englishScripts } from './scripts/english';
import { percentiles } from './summary';

describe('the cast of the demo', () => {
  const parts = cast(200);

  it('plays both languages alike, and every script', () => {
    expect(parts.filter(({ script }) => script.language === 'zh')).toHaveLength(100);
    expect(new Set(parts.map(({ script }) => script.name)).size).toBe(chineseScripts.length + englishScripts.length);
  });

  it('uses every channel, mostly web chat and WhatsApp, and only channels that can carry the script', () => {
    const share = (channel: string): number => parts.filter((part) => part.channel === channel).length / parts.length;
    expect(share('webchat') + share('whatsapp')).toBeGreaterThan(0.7);
    expect(Math.min(share('http'), share('kafka'))).toBeGreaterThan(0.02);
    expect(parts.filter(({ script, channel }) => script.on && !script.on.includes(channel))).toEqual([]);
  });

  it('is the same every time', () => {
    expect(cast(50)).toEqual(parts.slice(0, 50));
  });
});

describe('response times', () => {
  it('leave out the waits without a reply', () => {
    const responses = [...Array(99).keys()].map((n) => ({ channel: 'webchat', language: 'en', ms: n + 1 }));
    expect(percentiles([...responses, { channel: 'webchat', language: 'en', ms: undefined }])).toEqual({ waits: 99, p50Ms: 50, p95Ms: 95 });
    expect(percentiles([])).toEqual({ waits: 0, p50Ms: null, p95Ms: null });
  });
});
