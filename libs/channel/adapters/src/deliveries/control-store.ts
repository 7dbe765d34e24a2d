import type { Tx } from '@parley/platform/event-log';

/** The newest epoch in which an agent took over each conversation. */
export class ControlStore {
  async record(tx: Tx, takeovers: ReadonlyMap<string, number>): Promise<void> {
    if (takeovers.size === 0) return;
    await tx.execute(
      `INSERT INTO conversation_control AS c (conversation_id, agent_epoch)
       SELECT * FROM unnest($1::text[], $2::int[]) AS t (conversation_id, agent_epoch) ORDER BY conversation_id
       ON CONFLICT (conversation_id) DO UPDATE SET agent_epoch = greatest(c.agent_epoch, excluded.agent_epoch)`,
      [[...takeovers.keys()], [...takeovers.values()]],
    );
  }
}
