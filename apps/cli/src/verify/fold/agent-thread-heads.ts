import {
  ControlChanged, ConversationClosed, ConversationReopened, ConversationStarted, EscalationRequested,
  type ControlChangedData, type ConversationClosedData, type ConversationReopenedData, type ConversationStartedData, type EscalationRequestedData,
} from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { storable, storableIn } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';

const UNSAID: Row = {
  thread_id: null, account_id: null, channel: null, customer_name: null, packet: null, escalation_id: null, reason: null, category: null,
  controller: null, epoch: null, controlling_agent_id: null, closed: null, close_cause: null, wrap_up: null,
};

/** What must stand above each transcript of the desktop: the last that the conversation said of each matter. */
export class AgentThreadHeads {
  private readonly all = new Map<string, Row>();

  observe(event: LogEvent): void {
    const said = saidOf(event);
    if (!said) return;
    const { subject, tenant, seq } = event;
    this.all.set(subject, { ...(this.all.get(subject) ?? UNSAID), ...said, tenant, conversation_seq: seq });
  }

  rows(): ReadonlyMap<string, Row> {
    return this.all;
  }
}

function saidOf({ type, data }: LogEvent): Row | undefined {
  switch (type) {
    case ConversationStarted.type: {
      const { threadId, accountId, channel, customerName } = data as unknown as ConversationStartedData;
      const start = { thread_id: threadId, account_id: accountId, channel, controller: 'bot', epoch: 1, controlling_agent_id: null, closed: false };
      return { ...start, ...named(customerName) };
    }
    case EscalationRequested.type: {
      const { escalationId, threadId, accountId, channel, reason, category, packet, customerName } = data as unknown as EscalationRequestedData;
      return {
        thread_id: threadId, account_id: accountId, channel, escalation_id: escalationId, reason, category, packet: storableIn(packet),
        ...named(customerName),
      };
    }
    case ControlChanged.type: {
      const { controller, epoch, agentId } = data as unknown as ControlChangedData;
      return { controller, epoch, controlling_agent_id: agentId ?? null };
    }
    case ConversationClosed.type: {
      const { cause, wrapUp } = data as unknown as ConversationClosedData;
      return { closed: true, close_cause: cause, ...(wrapUp && { wrap_up: storableIn(wrapUp) }) };
    }
    case ConversationReopened.type: {
      const { epoch } = data as unknown as ConversationReopenedData;
      return { closed: false, controller: 'bot', epoch, controlling_agent_id: null };
    }
    default:
      return undefined;
  }
}

const named = (customerName: string | undefined): Row => (customerName === undefined ? {} : { customer_name: storable(customerName) });
