import type { Kpi } from '../kpi';

export const conversations: Kpi = {
  id: 'conversations',
  version: 1,
  title: { en: 'Conversations', zh: '会话数' },
  unit: 'count',
  definition: {
    en: 'Conversations that started in the period, by the time of their first event at the channel. A reopened conversation counts once.',
    zh: '按渠道首个事件时间计，在该时段内开始的会话数；重新打开的会话只计一次。',
  },
  index: 'conversations',
  aggregations: {},
  read: (_aggregations, total) => ({ value: total }),
};
