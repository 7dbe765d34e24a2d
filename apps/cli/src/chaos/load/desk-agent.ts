import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { call, NoAnswerError, postJson } from '../../shared/http';

interface QueueItem {
  readonly conversationId: string;
  readonly status: 'queued' | 'offered' | 'assigned';
  readonly agentId: string | null;
  readonly offerId: string | null;
}

const LOOK_EVERY_MS = 700;
const MOST_AT_ONCE = 3;

/** A person at the desktop: accepts offers, takes what waits, replies and resolves, for as long as the run lasts. */
export class DeskAgent {
  private token = '';
  private personId = '';
  private working = true;
  private running: Promise<void> | undefined;
  resolved = 0;

  constructor(
    private readonly front: string,
    private readonly email: string,
    private readonly random: () => number,
  ) {}

  start(): void {
    this.running = this.work();
  }

  /** Ends the day: what they hold goes back to the queue. */
  async stop(): Promise<void> {
    this.working = false;
    await this.running;
    if (this.token !== '') await this.act('presence', { presence: 'offline' });
  }

  private async work(): Promise<void> {
    while (this.working) {
      await wait(LOOK_EVERY_MS * (0.5 + this.random()));
      try {
        if (this.token === '') await this.signIn();
        await this.look();
      } catch (error) {
        // The desk is away for the moment; a person waits and tries again.
        if (!(error instanceof NoAnswerError || error instanceof SyntaxError)) throw error;
      }
    }
  }

  private async signIn(): Promise<void> {
    const { status, json } = await postJson(`${this.front}/api/routing/session`, { email: this.email, password: 'parley-demo' });
    if (status !== 201) return;
    const { token, user } = json as { token: string; user: { personId: string } };
    this.token = token;
    this.personId = user.personId;
    await this.act('presence', { presence: 'online' });
  }

  private async look(): Promise<void> {
    if (this.token === '') return;
    const answer = await call(`${this.front}/api/routing/queue`, { headers: { authorization: `Bearer ${this.token}` } });
    if (answer.status !== 200) return;
    const { rows } = JSON.parse(answer.text) as { rows: QueueItem[] };
    const mine = rows.filter(({ agentId }) => agentId === this.personId);
    for (const item of mine.slice(0, MOST_AT_ONCE)) await this.handle(item);
    const waiting = rows.filter(({ status }) => status === 'queued');
    const taken = waiting[Math.floor(this.random() * waiting.length)];
    if (taken && mine.length < MOST_AT_ONCE) await this.act(`conversations/${taken.conversationId}/claim`, {});
  }

  private async handle({ conversationId, status, offerId }: QueueItem): Promise<void> {
    const at = `conversations/${conversationId}`;
    if (status === 'offered') {
      await this.act(`${at}/offer/${this.random() < 0.9 ? 'accept' : 'reject'}`, { offerId });
      return;
    }
    await this.act(`${at}/replies`, { replyId: randomUUID(), text: 'A person here: I have looked into it and it is settled.' });
    if (this.random() < 0.7) {
      const ok = await this.act(`${at}/resolve`, { wrapUp: { category: 'general', outcome: 'solved', escalationReasonCorrect: true } });
      if (ok) this.resolved += 1;
    }
  }

  private async act(path: string, body: object): Promise<boolean> {
    const { status } = await postJson(`${this.front}/api/routing/${path}`, body, { authorization: `Bearer ${this.token}` });
    return status < 300;
  }
}
