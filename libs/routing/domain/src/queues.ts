/** Where an escalation waits whose category has no queue of its own. */
export const GENERAL_QUEUE = 'general';

export const QUEUES: readonly string[] = [GENERAL_QUEUE, 'billing', 'delivery', 'technical'];

/** The queue of an escalation's category. */
export const queueOf = (category: string, queues: readonly string[] = QUEUES): string =>
  queues.includes(category) ? category : GENERAL_QUEUE;
