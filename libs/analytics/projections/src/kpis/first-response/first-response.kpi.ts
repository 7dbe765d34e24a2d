import { percentile, type Kpi } from '../kpi';

const field = 'first_response_ms';

export const firstResponse: Kpi = {
  id: 'first-response',
  version: 1,
  title: { en: 'First response (median)', zh: '首次响应（中位数）' },
  unit: 'ms',
  definition: {
    en: 'From the first customer message of the conversation to the first reply of bot or agent, by event time; holding lines do not count. A reopening does not start it again. Parts give the 50th and 95th percentile.',
    zh: '从会话的第一条客户消息到机器人或客服的第一条回复（事件时间）；等待提示不计，重新打开不重新计时。分项为第 50 与第 95 百分位。',
  },
  index: 'conversations',
  aggregations: { [field]: { percentiles: { field, percents: [50, 95] } } },
  read: (aggregations) => {
    const [p50, p95] = [percentile(aggregations, field, 50), percentile(aggregations, field, 95)];
    return p50 === null || p95 === null
      ? { value: null }
      : { value: p50, parts: [{ key: 'p50', value: p50, share: 0.5 }, { key: 'p95', value: p95, share: 0.95 }] };
  },
  behind: { exists: { field } },
};
