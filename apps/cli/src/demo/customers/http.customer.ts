import type { Act } from '../scripts/script';
import { Inbox, textOf, type Customer } from './customer';
import { get, post } from './http-calls';

const ACCOUNT = 'http-demo';
const KEY = 'parley-demo-key';
const LONG_POLL_MS = 2_000;

interface Reply {
  readonly id: string;
  readonly content: { readonly text?: string };
}

/** A customer of an integrator: their system posts messages and fetches replies. */
export class HttpCustomer implements Customer {
  readonly channel = 'http';
  readonly inbox = new Inbox();
  private sent = 0;
  private revision = 0;
  private open = true;
  private readonly polling: Promise<void>;

  constructor(
    private readonly front: string,
    private readonly user: string,
    private readonly locale: 'zh' | 'en',
  ) {
    this.polling = this.poll();
    // Its failure shows when the customer closes.
    this.polling.catch(() => undefined);
  }

  async send(act: Act): Promise<void> {
    this.sent += 1;
    const content = 'location' in act ? { location: act.location } : { text: textOf(act) };
    const message = { externalMessageId: `${this.user}-${this.sent}`, externalUserId: this.user, locale: this.locale, ...content };
    const send = () => post(`${this.front}/api/channel-gateway/accounts/${ACCOUNT}/messages`, message, this.key());
    // A careful integrator sends again when in doubt: the same id changes nothing.
    await Promise.all(this.sent % 3 === 0 ? [send(), send()] : [send()]);
  }

  async close(): Promise<void> {
    this.open = false;
    await this.polling;
  }

  private async poll(): Promise<void> {
    while (this.open) {
      const url = `${this.front}/api/channel-gateway/accounts/${ACCOUNT}/threads/${this.user}/replies?after=${this.revision}&waitMs=${LONG_POLL_MS}`;
      const { replies, revision } = (await get(url, this.key())) as { replies: Reply[]; revision: number };
      this.revision = revision;
      for (const { id, content } of replies) this.inbox.hear(id, content.text ?? '');
    }
  }

  private key(): Record<string, string> {
    return { authorization: `Bearer ${KEY}` };
  }
}
