import { docCount, ratio, type Kpi } from '../kpi';

export const mislabelledEscalations: Kpi = {
  id: 'mislabelled-escalations',
  version: 1,
  title: { en: 'Mislabelled escalations', zh: '原因误标率' },
  unit: 'ratio',
  definition: {
    en: 'Escalations whose reason the resolving agent called wrong, divided by those that an agent judged.',
    zh: '客服在结案时判定原因有误的转人工数除以已判定的转人工数。',
  },
  index: 'escalations',
  aggregations: {
    wrong: { filter: { term: { escalation_reason_correct: false } } },
    judged: { filter: { exists: { field: 'escalation_reason_correct' } } },
  },
  read: (aggregations) => ratio(docCount(aggregations, 'wrong'), docCount(aggregations, 'judged')),
  behind: { term: { escalation_reason_correct: false } },
};
