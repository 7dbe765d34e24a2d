import type { Rule } from '../rule';

export const angryCustomer: Rule = ({ anger }, { angerThreshold }) =>
  anger > angerThreshold ? { kind: 'escalate', reason: 'anger', trigger: 'anger-above-threshold' } : undefined;
