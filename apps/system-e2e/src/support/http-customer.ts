import { randomName } from '@parley/testing';
import { call, succeed, type Answer } from './http';
import { demo } from './instance';
import { reach } from './patience';

export interface Reply {
  readonly id: string;
  readonly revision: number;
  readonly author: 'bot' | 'agent';
  readonly conversationId: string;
  readonly purpose: string;
  readonly content: { readonly kind: string; readonly text: string; readonly options?: readonly { id: string; title: string }[] };
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
}

/** A customer of the demo's account on the HTTP channel, and the integrator's system that speaks for them. */
export class HttpCustomer {
  readonly externalUserId = randomName('customer');
  private said = 0;
  private revision = 0;
  private readonly heard: Reply[] = [];

  /** Posts any body as the account's owner. */
  static post(body: unknown, key: string = demo.accountKey): Promise<Answer> {
    return call('/api/channel-gateway/accounts/http-demo/messages', { method: 'POST', token: key, body });
  }

  /** Says something new. @returns the message as it was posted, to post it again. */
  async say(text: string): Promise<{ externalMessageId: string; externalUserId: string; text: string }> {
    this.said += 1;
    const message = { externalMessageId: `${this.externalUserId}-${this.said}`, externalUserId: this.externalUserId, text };
    const { status, body } = await HttpCustomer.post(message);
    if (status !== 202) throw new Error(`posting answered ${status} ${JSON.stringify(body)}`);
    return message;
  }

  /** Every reply so far, oldest first. */
  async replies(waitMs = 0): Promise<readonly Reply[]> {
    const path = `/api/channel-gateway/accounts/http-demo/threads/${this.externalUserId}/replies?after=${this.revision}&waitMs=${waitMs}`;
    const answer = await succeed<{ replies: Reply[]; revision: number }>(path, { token: demo.accountKey });
    this.heard.push(...answer.replies);
    this.revision = answer.revision;
    return this.heard;
  }

  /** The first reply behind the `known` ones. */
  async replyAfter(known: number): Promise<Reply> {
    return reach(
      async () => {
        const reply = (await this.replies(2_000))[known];
        if (!reply) throw new Error(`there are ${this.heard.length} replies`);
        return reply;
      },
      { describe: `reply ${known + 1}` },
    );
  }

  /** Asks and waits for the next reply. */
  async ask(text: string): Promise<Reply> {
    const known = (await this.replies()).length;
    await this.say(text);
    return this.replyAfter(known);
  }
}
