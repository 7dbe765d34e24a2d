import { randomUUID } from 'node:crypto';
import type { ContextPacket, WrapUp } from '@parley/contracts';
import { call, succeed, type Answer } from './http';
import { demo } from './instance';
import { reach } from './patience';

export interface QueueRow {
  readonly conversationId: string;
  readonly status: 'queued' | 'offered' | 'assigned';
  readonly queueId: string;
  readonly language: string;
  readonly reason: string;
  readonly agentId: string | null;
}

export interface Line {
  readonly lineId: string;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly text: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly time: string;
  readonly delivery: string | null;
}

export interface DeskView {
  readonly state: QueueRow | null;
  readonly head: {
    readonly packet: ContextPacket | null;
    readonly controller: string;
    readonly closed: boolean;
    readonly wrapUp: WrapUp | null;
  };
  readonly lines: readonly Line[];
}

export interface RecordedEvent {
  readonly type: string;
  readonly time: string;
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A person of the demo workspace at the desktop's API. */
export class DeskAgent {
  private constructor(
    readonly personId: string,
    readonly token: string,
  ) {}

  static async signIn(name: string): Promise<DeskAgent> {
    const body = { email: `${name}@demo.parley`, password: demo.password };
    const { token, user } = await succeed<{ token: string; user: { personId: string } }>('/api/routing/session', { method: 'POST', body });
    return new DeskAgent(user.personId, token);
  }

  /** `away` takes what it asks for and is offered nothing. */
  async become(presence: 'online' | 'away' | 'offline'): Promise<void> {
    await this.act('presence', { presence });
  }

  async queue(): Promise<readonly QueueRow[]> {
    return (await this.get<{ rows: QueueRow[] }>('queue')).rows;
  }

  see(conversationId: string): Promise<DeskView> {
    return this.get(`conversations/${conversationId}`);
  }

  claim(conversationId: string): Promise<Answer> {
    return call(`/api/routing/conversations/${conversationId}/claim`, { method: 'POST', token: this.token, body: {} });
  }

  async take(conversationId: string): Promise<void> {
    await this.act(`conversations/${conversationId}/claim`, {});
  }

  async reply(conversationId: string, text: string): Promise<void> {
    await this.act(`conversations/${conversationId}/replies`, { replyId: randomUUID(), text });
  }

  tryToReply(conversationId: string, text: string): Promise<Answer> {
    const body = { replyId: randomUUID(), text };
    return call(`/api/routing/conversations/${conversationId}/replies`, { method: 'POST', token: this.token, body });
  }

  async release(conversationId: string): Promise<void> {
    await this.act(`conversations/${conversationId}/release`, {});
  }

  async resolve(conversationId: string, wrapUp: WrapUp): Promise<void> {
    await this.act(`conversations/${conversationId}/resolve`, { wrapUp });
  }

  /** What the conversation service has recorded, oldest first. */
  async recorded(conversationId: string): Promise<readonly RecordedEvent[]> {
    const path = `/api/conversation/conversations/${conversationId}/events`;
    return (await succeed<{ events: RecordedEvent[] }>(path, { token: this.token })).events;
  }

  private get<T>(path: string): Promise<T> {
    return succeed<T>(`/api/routing/${path}`, { token: this.token });
  }

  private act(path: string, body: object): Promise<unknown> {
    return succeed(`/api/routing/${path}`, { method: 'POST', token: this.token, body });
  }
}

/** Ends conversations that wait for a person: in later journeys nobody is offered them. */
export async function endWaiting(conversationIds: readonly string[]): Promise<void> {
  const sam = await DeskAgent.signIn('sam');
  await sam.become('away');
  for (const conversationId of conversationIds) {
    // The customer is told of the hand-over before the queue knows of it.
    await reach(() => sam.take(conversationId));
    await sam.resolve(conversationId, { category: 'general', outcome: 'solved', escalationReasonCorrect: true });
  }
  await sam.become('offline');
}
