import type { ConversationCommand } from './commands';
import { initialConversation, type Conversation } from './conversation';
import { considerAnswers, passHoldingDeadline, passInactivityDeadline, passJoinDeadline } from './decisions/bot';
import { assignAgent, endAssignment, submitAgentReply, submitResolution } from './decisions/humans';
import { receiveCustomerMessage } from './decisions/receive-customer-message';
import { Draft } from './draft';
import type { ConversationEvent } from './events';
import { evolve } from './evolve';
import { DEFAULT_SETTINGS, type ConversationSettings } from './settings';

export interface ConversationDecider {
  /** The facts that follow from a command, none when there is nothing to do. Pure. */
  decide(command: ConversationCommand, state: Conversation): ConversationEvent[];
  evolve(state: Conversation, event: ConversationEvent): Conversation;
  initialState(): Conversation;
}

/** The conversation under the given settings. */
export function conversationDecider(settings: ConversationSettings = DEFAULT_SETTINGS): ConversationDecider {
  return {
    decide: (command, state) => {
      const draft = new Draft(command, state);
      carryOut(draft, command, settings);
      return draft.events;
    },
    evolve,
    initialState: initialConversation,
  };
}

function carryOut(draft: Draft, command: ConversationCommand, settings: ConversationSettings): void {
  switch (command.type) {
    case 'ReceiveCustomerMessage':
      return receiveCustomerMessage(draft, command, settings);
    case 'ConsiderAnswers':
      return considerAnswers(draft, command, settings);
    case 'PassJoinDeadline':
      return passJoinDeadline(draft, command, settings);
    case 'PassHoldingDeadline':
      return passHoldingDeadline(draft, command);
    case 'PassInactivityDeadline':
      return passInactivityDeadline(draft, command, settings);
    case 'AssignAgent':
      return assignAgent(draft, command);
    case 'EndAssignment':
      return endAssignment(draft, command);
    case 'SubmitAgentReply':
      return submitAgentReply(draft, command);
    case 'SubmitResolution':
      return submitResolution(draft, command);
    default:
      return unexpected(command);
  }
}

function unexpected(command: never): never {
  throw new TypeError(`No decision for ${(command as ConversationCommand).type}`);
}
