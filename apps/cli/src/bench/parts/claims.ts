import { deriveId, ParleyError } from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';
import { ClaimQueue, RoutingLedger, RoutingTables1760000100000 } from '@parley/routing/adapters';
import { decideAgent, decideConversation } from '@parley/routing/domain';
import type { BareServers } from '../bare-servers';
import type { BenchPart } from '../bench-context';
import { atLeast, atMost } from '../measurement';
import { median, range } from '../statistics';
import { seconds } from '../stopwatch';

const TENANT = 'bench';
const CLIENTS = 32;
const PER_TRANSACTION = 500;

async function agents(database: Database, ledger: RoutingLedger): Promise<string[]> {
  const ids = Array.from({ length: CLIENTS }, (_, n) => deriveId('bench-agent', n));
  for (const agentId of ids) {
    await database.execute(
      `INSERT INTO person (person_id, tenant, email, name, password_hash, roles, languages, skills, capacity)
       VALUES ($1, $2, $3, 'Agent', '', '{agent}', '{en}', '{general}', 100000)`,
      [agentId, TENANT, `${agentId}@bench.example`],
    );
    await database.transaction(async (tx) => {
      const locked = (await ledger.lock(tx, { agents: [agentId] })).agent(agentId);
      const events = decideAgent({ type: 'ChangePresence', agentId, presence: 'online', capacity: 100_000 }, locked.state);
      await ledger.recordAgent(tx, agentId, TENANT, locked, events, new Date().toISOString());
    });
  }
  return ids;
}

async function queue(database: Database, ledger: RoutingLedger, prefix: string, count: number): Promise<string[]> {
  const all = Array.from({ length: count }, (_, n) => deriveId('bench', prefix, n));
  for (let from = 0; from < count; from += PER_TRANSACTION) {
    const ids = all.slice(from, from + PER_TRANSACTION);
    const now = new Date().toISOString();
    await database.transaction(async (tx) => {
      const locks = await ledger.lock(tx, { conversations: ids });
      await ledger.recordConversations(tx, ids.map((conversationId) => {
        const locked = locks.conversation(conversationId);
        const escalation = { escalationId: deriveId(conversationId, 'escalation'), queueId: 'general', priority: 50, language: 'en' };
        const events = decideConversation({ type: 'Queue', conversationId, now, waitingSince: now, ...escalation }, locked.state);
        return { tenant: TENANT, subjectId: 'subject', threadId: conversationId, locked, events: events.map((event) => ({ event })) };
      }));
    });
  }
  return all;
}

/** All clients claim from one list, through two instances, each conversation wanted by two clients. @returns claims won. */
async function claimAll(instances: readonly ClaimQueue[], agentIds: readonly string[], conversations: readonly string[]): Promise<number> {
  const wanted = [...conversations, ...conversations].sort();
  let next = 0;
  let won = 0;
  await Promise.all(
    agentIds.map(async (agentId, n) => {
      const instance = instances[n % instances.length];
      for (let conversationId = wanted[next++]; conversationId !== undefined; conversationId = wanted[next++]) {
        try {
          await instance?.claim({ tenant: TENANT, conversationId, agentId });
          won += 1;
        } catch (error) {
          if (!(error instanceof ParleyError) || error.code !== 'ROUTING.ALREADY_ASSIGNED') throw error;
        }
      }
    }),
  );
  return won;
}

/** (5) Agents who claim conversations at once. */
export const claims: BenchPart<BareServers> = {
  name: 'claims',
  about: 'conversations claimed by 32 agents at once, none twice',
  async run(servers, { settings, report, command }) {
    const database = await servers.schema('claims', [RoutingTables1760000100000]);
    const ledger = new RoutingLedger();
    const agentIds = await agents(database, ledger);
    const count = settings.quick ? 2_000 : 6_000;
    const instances = [new ClaimQueue(database, ledger), new ClaimQueue(database, ledger)];
    const rates: number[] = [];
    let doubles = 0;
    for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
      command.signal.throwIfAborted();
      const conversations = await queue(database, ledger, `round-${repeat}`, count);
      let won = 0;
      const took = await seconds(async () => (won = await claimAll(instances, agentIds, conversations)));
      const [held] = await database.query<{ active: number; conversations: number }>(
        'SELECT count(*)::int AS active, count(DISTINCT conversation_id)::int AS conversations FROM assignment WHERE ended_time IS NULL AND conversation_id = ANY($1)',
        [conversations],
      );
      doubles += won - (held?.conversations ?? 0) + ((held?.active ?? 0) - (held?.conversations ?? 0));
      rates.push(won / took);
      command.log(`  claims: ${Math.round(won / took)} a second`);
    }
    report({ name: 'claims.rate', value: median(rates), unit: 'claims/s', bar: atLeast(1_000), note: `${range(rates)}; ${CLIENTS} clients on two instances, each conversation wanted by two` });
    report({ name: 'claims.double', value: doubles, unit: 'assignments', bar: atMost(0) });
  },
};
