import { decodeAttributes, Topics } from '@parley/contracts';
import type { LogClient } from '@parley/platform/kafka';
import type { Operation } from './operations';

/** What the log holds of a message. */
interface Held {
  /** Ids of the events that received it; a repeat has the same id. */
  readonly received: Set<string>;
  /** Ids of the events that gave it a place in a conversation. */
  readonly added: Set<string>;
}

/**
 * Holds what customers were told against the log: a message that was answered by 2xx (or acknowledged on the socket) is
 * received, and has its place in one conversation exactly once; one with an unknown outcome at most once.
 */
export async function checkOperations(log: LogClient, operations: readonly Operation[]): Promise<string[]> {
  const held = new Map<string, Held>(operations.map(({ messageId }) => [messageId, { received: new Set(), added: new Set() }]));
  await log.scan(Topics.channel.name, ({ records }) => {
    for (const { headers } of records) {
      const { type, id } = decodeAttributes(headers);
      // The event of a message has the message's id.
      if (type === 'channel.MessageReceived') held.get(id)?.received.add(id);
    }
  });
  await log.scan(Topics.conversation.name, ({ records }) => {
    for (const { headers, value } of records) {
      const { type, id } = decodeAttributes(headers);
      if (type !== 'conversation.CustomerMessageAdded' || value === null) continue;
      const { messageId } = JSON.parse(value.toString('utf8')) as { messageId: string };
      held.get(messageId)?.added.add(id);
    }
  });
  return operations.flatMap((operation) => violationsOf(operation, held.get(operation.messageId)));
}

function violationsOf({ messageId, outcome, refusal, channel }: Operation, held: Held | undefined): string[] {
  const name = `${channel} message ${messageId}`;
  if (outcome === 'fail') return [`${name} was refused: ${refusal ?? 'without a reason'}`];
  const violations: string[] = [];
  if (outcome === 'ok' && !held?.received.size) violations.push(`${name} was accepted and is not in the log`);
  if (outcome === 'ok' && !held?.added.size) violations.push(`${name} was accepted and is in no conversation`);
  if (outcome !== 'ok') violations.push(`${name} was never accepted, though everything was healed`);
  if ((held?.added.size ?? 0) > 1) violations.push(`${name} is ${held?.added.size} times in conversations`);
  return violations;
}
