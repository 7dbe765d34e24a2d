import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { call } from '../shared/http';
import { get, post } from './customers/http-calls';

interface QueueItem {
  readonly conversationId: string;
  readonly status: 'queued' | 'offered' | 'assigned';
  readonly language: string;
  readonly category: string | null;
  readonly reason: string | null;
  readonly agentId: string | null;
  readonly offerId: string | null;
}

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly languages: readonly string[];
  /** What they say first; customers tell by it that a person is there. */
  readonly greeting: Readonly<Record<string, string>>;
}

export const PASSWORD = 'parley-demo';

export const PEOPLE: readonly Person[] = [
  { email: 'ada@demo.parley', name: 'Ada', languages: ['en'], greeting: { en: 'Hello, this is Ada.' } },
  { email: 'chen@demo.parley', name: 'Chen', languages: ['zh', 'en'], greeting: { zh: '您好，我是客服小陈。', en: 'Hello, this is Chen.' } },
];

const GREETINGS = PEOPLE.flatMap(({ greeting }) => Object.values(greeting));
export const isFromAgent = (text: string): boolean => GREETINGS.some((greeting) => text.includes(greeting));

const LOOK_EVERY_MS = 300;
/** An agent waits this long for the customer's last word before the wrap-up. */
const LISTEN_MS = 1_500;
const MOST_AT_ONCE = 5;
const HELP: Readonly<Record<string, string>> = { en: 'I have read everything you wrote and have taken care of it.', zh: '您前面说的我都看到了，已经为您处理好了。' };

/** A person at the desktop, through its own API: signs in, accepts offers or claims, replies, wraps up. */
export class Agent {
  handled = 0;
  private token = '';
  private personId = '';
  private working = false;
  private day: Promise<void> | undefined;
  private readonly repliedAt = new Map<string, number>();
  private readonly passedOn = new Set<string>();

  constructor(
    private readonly front: string,
    private readonly person: Person,
  ) {}

  async start(): Promise<void> {
    const session = await post(`${this.front}/api/routing/session`, { email: this.person.email, password: PASSWORD });
    const { token, user } = session as { token: string; user: { personId: string } };
    this.token = token;
    this.personId = user.personId;
    await this.act('presence', { presence: 'online' });
    this.working = true;
    this.day = this.work();
    // Its failure shows when the day ends.
    this.day.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.working = false;
    await this.day;
    if (this.token !== '') await this.act('presence', { presence: 'offline' });
  }

  /** The tenant's queue as this person sees it. */
  async queue(): Promise<QueueItem[]> {
    const { rows } = (await get(`${this.front}/api/routing/queue`, this.authorization())) as { rows: QueueItem[] };
    return rows;
  }

  private async work(): Promise<void> {
    while (this.working) {
      const rows = await this.queue();
      const mine = rows.filter(({ agentId }) => agentId === this.personId);
      await Promise.all(mine.map((item) => (item.status === 'offered' ? this.answerOffer(item) : this.serve(item))));
      const waiting = rows.find(({ status, language }) => status === 'queued' && this.person.languages.includes(language));
      if (waiting && mine.length < MOST_AT_ONCE) await this.act(`conversations/${waiting.conversationId}/claim`, {});
      await wait(LOOK_EVERY_MS);
    }
  }

  /** Now and then somebody else should take it. */
  private async answerOffer({ conversationId, offerId, language }: QueueItem): Promise<void> {
    const passes = language === 'en' && conversationId.endsWith('0') && !this.passedOn.has(conversationId);
    this.passedOn.add(conversationId);
    await this.act(`conversations/${conversationId}/offer/${passes ? 'reject' : 'accept'}`, { offerId });
  }

  private async serve({ conversationId, language, category, reason }: QueueItem): Promise<void> {
    const repliedAt = this.repliedAt.get(conversationId);
    if (repliedAt === undefined) {
      // The packet first: nobody has to say anything twice.
      await get(`${this.front}/api/routing/conversations/${conversationId}`, this.authorization());
      const spoken = this.person.greeting[language] ? language : 'en';
      const text = `${this.person.greeting[spoken] ?? ''}${spoken === 'zh' ? '' : ' '}${HELP[spoken] ?? ''}`;
      await this.act(`conversations/${conversationId}/replies`, { replyId: randomUUID(), text });
      this.repliedAt.set(conversationId, performance.now());
    } else if (performance.now() - repliedAt > LISTEN_MS) {
      const escalationReasonCorrect = !(reason === 'low-confidence' && conversationId.endsWith('7'));
      const wrapUp = { category: category ?? 'general', outcome: 'solved', escalationReasonCorrect };
      if (await this.act(`conversations/${conversationId}/resolve`, { wrapUp })) {
        this.handled += 1;
        this.repliedAt.delete(conversationId);
      }
    }
  }

  /** False when somebody was quicker, or the offer is gone: the next look shows what is true. */
  private async act(path: string, body: object): Promise<boolean> {
    const headers = { 'content-type': 'application/json', ...this.authorization() };
    const { status } = await call(`${this.front}/api/routing/${path}`, { method: 'POST', headers, body: JSON.stringify(body), timeoutMs: 15_000 });
    return status < 300;
  }

  private authorization(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }
}
