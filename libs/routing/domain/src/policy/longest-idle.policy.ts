import type { Queued } from '../conversation/routed-conversation';
import type { AssignmentPolicy, Candidate, Match } from './assignment-policy';

export interface LongestIdleOptions {
  /** Points of priority that a minute of waiting is worth. */
  readonly ageingPerMinute: number;
  /** An agent who let a conversation go is not asked for it again before this many milliseconds. */
  readonly declineCoolDownMs: number;
}

const DEFAULTS: LongestIdleOptions = { ageingPerMinute: 1, declineCoolDownMs: 60_000 };

/**
 * The default policy: the conversation with the highest priority first, each minute of waiting adding to it, then the
 * oldest; it goes to the agent who is online, speaks its language, serves its queue, has free capacity and has been idle
 * longest.
 */
export class LongestIdlePolicy implements AssignmentPolicy {
  readonly name = 'longest-idle';
  private readonly options: LongestIdleOptions;

  constructor(options: Partial<LongestIdleOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  match(waiting: readonly Queued[], agents: readonly Candidate[], now: string): Match[] {
    const free = new Map(agents.map((agent) => [agent.agentId, agent.capacity - agent.load]));
    // Taking a conversation ends the idling: within one run an agent goes behind all others after each match.
    const byIdle = [...agents].filter((agent) => agent.presence === 'online').sort(byIdleTime);
    const matches: Match[] = [];
    for (const conversation of this.byUrgency(waiting, now)) {
      const index = byIdle.findIndex(
        (agent) => (free.get(agent.agentId) ?? 0) > 0 && this.fits(agent, conversation, now),
      );
      const [agent] = index < 0 ? [] : byIdle.splice(index, 1);
      if (!agent) continue;
      byIdle.push(agent);
      free.set(agent.agentId, (free.get(agent.agentId) ?? 0) - 1);
      matches.push({ conversationId: conversation.conversationId, agentId: agent.agentId });
    }
    return matches;
  }

  private byUrgency(waiting: readonly Queued[], now: string): Queued[] {
    const urgency = new Map(
      waiting.map((one) => [one, one.priority + this.options.ageingPerMinute * minutesBetween(one.waitingSince, now)]),
    );
    return [...waiting].sort(
      (a, b) =>
        (urgency.get(b) ?? 0) - (urgency.get(a) ?? 0) ||
        Date.parse(a.waitingSince) - Date.parse(b.waitingSince) ||
        compare(a.conversationId, b.conversationId),
    );
  }

  private fits(agent: Candidate, conversation: Queued, now: string): boolean {
    const declined = conversation.declined[agent.agentId];
    const coolingDown =
      declined !== undefined && Date.parse(now) - Date.parse(declined) < this.options.declineCoolDownMs;
    return !coolingDown && speaks(agent, conversation.language) && serves(agent, conversation.queueId);
  }
}

const byIdleTime = (a: Candidate, b: Candidate): number =>
  Date.parse(a.idleSince) - Date.parse(b.idleSince) || compare(a.agentId, b.agentId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const minutesBetween = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from)) / 60_000;

/** Nobody can be asked to speak an unknown language: `und` fits everyone. */
const speaks = ({ languages }: Candidate, language: string): boolean =>
  language === 'und' || languages.includes(language.split('-')[0] ?? language);

const serves = ({ skills }: Candidate, queueId: string): boolean => skills.includes(queueId);
