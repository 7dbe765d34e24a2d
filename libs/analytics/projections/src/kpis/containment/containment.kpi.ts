import { docCount, ratio, type Kpi } from '../kpi';

export const containment: Kpi = {
  id: 'containment',
  version: 1,
  title: { en: 'Containment', zh: '机器人独立解决率' },
  unit: 'ratio',
  definition: {
    en: 'Conversations to which the bot replied and which never asked for a human, divided by all conversations that started in the period. Provisional while a conversation is open: a later hand-over takes it out again.',
    zh: '机器人已回复且从未转人工的会话数除以该时段开始的会话总数；会话未结束前为暂定值，之后转人工则不再计入。',
  },
  index: 'conversations',
  aggregations: { contained: { filter: { bool: { filter: [{ term: { escalated: false } }, { range: { bot_replies: { gt: 0 } } }] } } } },
  read: (aggregations, total) => ratio(docCount(aggregations, 'contained'), total),
  behind: { bool: { filter: [{ term: { escalated: false } }, { range: { bot_replies: { gt: 0 } } }] } },
};
