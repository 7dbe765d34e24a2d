import { buckets, type Kpi } from '../kpi';

export const escalationReasons: Kpi = {
  id: 'escalation-reasons',
  version: 1,
  title: { en: 'Escalations by reason', zh: '转人工原因' },
  unit: 'count',
  definition: {
    en: 'Escalations requested in the period, by the reason that the bot gave; the share is of all escalations.',
    zh: '该时段内发起的转人工，按机器人给出的原因分组；占比以全部转人工为分母。',
  },
  index: 'escalations',
  aggregations: { reasons: { terms: { field: 'reason', size: 20 } } },
  read: (aggregations, total) => ({
    value: total,
    parts: buckets(aggregations, 'reasons').map(({ key, doc_count }) => ({ key, value: doc_count, share: total === 0 ? 0 : doc_count / total })),
  }),
};
