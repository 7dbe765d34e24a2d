import type { IndexDefinition } from '@parley/platform/elastic';

const keyword = { type: 'keyword' } as const;
const date = { type: 'date' } as const;
const count = { type: 'integer' } as const;
const duration = { type: 'long' } as const;
const flag = { type: 'boolean' } as const;

/** One document a conversation, id = conversation id. */
export const conversationsIndex: IndexDefinition = {
  alias: 'parley-analytics-conversations',
  version: 1,
  mappings: {
    properties: {
      tenant: keyword, conversation_id: keyword, thread_id: keyword, channel: keyword, account_id: keyword, language: keyword,
      status: keyword, controller: keyword, started_at: date, last_activity_at: date, closed_at: date, close_cause: keyword,
      customer_messages: count, bot_replies: count, agent_replies: count, answers: count, clarifications: count, reopenings: count,
      escalated: flag, escalations: count, first_escalation_reason: keyword, time_to_escalation_ms: duration, first_response_ms: duration,
      articles: keyword, wrap_up_category: keyword, wrap_up_outcome: keyword, escalation_reason_correct: flag,
    },
  },
};

/** One document an escalation, id = escalation id. */
export const escalationsIndex: IndexDefinition = {
  alias: 'parley-analytics-escalations',
  version: 1,
  mappings: {
    properties: {
      tenant: keyword, escalation_id: keyword, conversation_id: keyword, channel: keyword, account_id: keyword, language: keyword,
      reason: keyword, category: keyword, trigger: keyword, priority: count, requested_at: date, time_to_escalation_ms: duration,
      queue_id: keyword, queued_at: date, offers: count, offers_lost: count, assignments: count, agent_id: keyword,
      first_assigned_at: date, wait_ms: duration, first_agent_reply_at: date, time_to_agent_reply_ms: duration, ended_at: date,
      end_cause: keyword, escalation_reason_correct: flag,
    },
  },
};
