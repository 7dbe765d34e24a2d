import { containment } from './containment/containment.kpi';
import { conversations } from './conversations/conversations.kpi';
import { escalationCategories } from './escalation-categories/escalation-categories.kpi';
import { escalationRate } from './escalation-rate/escalation-rate.kpi';
import { escalationReasons } from './escalation-reasons/escalation-reasons.kpi';
import { firstResponse } from './first-response/first-response.kpi';
import type { Kpi } from './kpi';
import { mislabelledEscalations } from './mislabelled-escalations/mislabelled-escalations.kpi';
import { timeToEscalation } from './time-to-escalation/time-to-escalation.kpi';

/** Every key figure. A new one is a folder and one line here. */
export const kpis: readonly Kpi[] = [
  conversations,
  escalationRate,
  timeToEscalation,
  escalationReasons,
  escalationCategories,
  containment,
  firstResponse,
  mislabelledEscalations,
];
