import type { Rule } from '../rule';

export const customerRequest: Rule = ({ wantsHuman }) =>
  wantsHuman ? { kind: 'escalate', reason: 'customer-request', trigger: 'understood-request' } : undefined;
