import type { ReplyComposedData } from '@parley/contracts';

/**
 * Whether an unsent reply must not be sent any more: the bot decided it in an epoch after which an agent took over.
 * The hand-over notice is said by the bot about that very take-over and stays.
 *
 * @param agentEpoch newest epoch in which an agent took control; undefined when none ever did.
 */
export function isSuperseded(
  reply: Pick<ReplyComposedData, 'author' | 'purpose' | 'epoch'>,
  agentEpoch: number | undefined,
): boolean {
  return reply.author === 'bot' && reply.purpose !== 'handover' && agentEpoch !== undefined && reply.epoch < agentEpoch;
}
