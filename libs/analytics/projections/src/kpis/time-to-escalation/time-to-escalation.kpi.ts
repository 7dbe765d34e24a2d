import { percentile, type Kpi } from '../kpi';

const field = 'time_to_escalation_ms';

export const timeToEscalation: Kpi = {
  id: 'time-to-escalation',
  version: 1,
  title: { en: 'Time to escalation (median)', zh: '转人工用时（中位数）' },
  unit: 'ms',
  definition: {
    en: 'From the first customer message of the conversation to its first hand-over, by event time. Parts give the 50th and 90th percentile (t-digest).',
    zh: '从会话的第一条客户消息到第一次转人工的时间（事件时间）；分项为第 50 与第 90 百分位。',
  },
  index: 'conversations',
  aggregations: { [field]: { percentiles: { field, percents: [50, 90] } } },
  read: (aggregations) => {
    const [p50, p90] = [percentile(aggregations, field, 50), percentile(aggregations, field, 90)];
    return p50 === null || p90 === null
      ? { value: null }
      : { value: p50, parts: [{ key: 'p50', value: p50, share: 0.5 }, { key: 'p90', value: p90, share: 0.9 }] };
  },
  behind: { exists: { field } },
};
