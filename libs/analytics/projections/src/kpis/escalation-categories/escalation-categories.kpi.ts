import { buckets, type Kpi } from '../kpi';

export const escalationCategories: Kpi = {
  id: 'escalation-categories',
  version: 1,
  title: { en: 'Escalations by category', zh: '转人工类别' },
  unit: 'count',
  definition: {
    en: 'Escalations requested in the period, by subject area (for example billing); the share is of all escalations.',
    zh: '该时段内发起的转人工，按主题（如账单）分组；占比以全部转人工为分母。',
  },
  index: 'escalations',
  aggregations: { categories: { terms: { field: 'category', size: 20 } } },
  read: (aggregations, total) => ({
    value: total,
    parts: buckets(aggregations, 'categories').map(({ key, doc_count }) => ({ key, value: doc_count, share: total === 0 ? 0 : doc_count / total })),
  }),
};
