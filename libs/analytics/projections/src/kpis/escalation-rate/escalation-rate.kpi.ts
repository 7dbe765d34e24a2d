import { docCount, ratio, type Kpi } from '../kpi';

export const escalationRate: Kpi = {
  id: 'escalation-rate',
  version: 1,
  title: { en: 'Escalation rate', zh: '转人工率' },
  unit: 'ratio',
  definition: {
    en: 'Conversations with at least one request for a human, by customer or bot, divided by all conversations that started in the period. Several hand-overs in one conversation count once.',
    zh: '至少一次转人工（客户要求或机器人判断）的会话数除以该时段开始的会话总数；同一会话多次转人工只计一次。',
  },
  index: 'conversations',
  aggregations: { escalated: { filter: { term: { escalated: true } } } },
  read: (aggregations, total) => ratio(docCount(aggregations, 'escalated'), total),
  behind: { term: { escalated: true } },
};
