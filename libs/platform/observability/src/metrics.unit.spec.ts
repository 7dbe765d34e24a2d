import { describe, expect, it } from '@jest/globals';
import { readMetrics, startProcessMetrics } from './metrics';
import { platformMetrics } from './platform-metrics';

describe('metrics', () => {
  it('are one per name and process, however often they are asked for', () => {
    expect(platformMetrics.consumerEvents()).toBe(platformMetrics.consumerEvents());
  });

  it('are read in Prometheus text form, with those of the process', async () => {
    startProcessMetrics();
    startProcessMetrics();
    platformMetrics.consumerLag().set({ reader: 'queue', topic: 't', partition: 3 }, 7);
    platformMetrics.consumerEvents().inc({ reader: 'queue', outcome: 'dead-lettered' });
    const { text, contentType } = await readMetrics();
    expect(contentType).toContain('text/plain');
    expect(text).toContain('parley_consumer_lag{reader="queue",topic="t",partition="3"} 7');
    expect(text).toContain('parley_consumer_events_total{reader="queue",outcome="dead-lettered"} 1');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});
