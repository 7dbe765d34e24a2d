import { WebSocket, type RawData } from 'ws';
import type { Act } from '../scripts/script';
import { Inbox, textOf, type Customer } from './customer';
import { FrontDoorError, post } from './http-calls';

const ACCOUNT = 'webchat-demo';
const PATIENCE_MS = 15_000;

interface Frame {
  readonly type: string;
  readonly clientMessageId?: string;
  readonly code?: string;
  readonly revision?: number;
  readonly entries?: readonly { readonly id: string; readonly author: string; readonly content: { readonly text?: string } }[];
}

/** A visitor with the widget: a session, a socket, and acknowledgements of what was shown. */
export class WebchatCustomer implements Customer {
  readonly channel = 'webchat';
  readonly inbox = new Inbox();
  private socket: WebSocket | undefined;
  private token = '';
  private revision = 0;
  private sent = 0;
  private readonly acknowledged = new Map<string, (frame: Frame) => void>();

  private constructor(private readonly front: string) {}

  static async open(front: string, language: 'zh' | 'en'): Promise<WebchatCustomer> {
    const customer = new WebchatCustomer(front);
    const url = `${front}/api/channel-gateway/webchat/sessions`;
    const session = (await post(url, { account: ACCOUNT, locale: language === 'zh' ? 'zh-CN' : 'en' })) as { token: string };
    customer.token = session.token;
    await customer.connect();
    return customer;
  }

  async send(act: Act): Promise<void> {
    this.sent += 1;
    const clientMessageId = `m${this.sent}`;
    const answered = new Promise<Frame>((resolve, reject) => {
      const limit = setTimeout(() => reject(new FrontDoorError('the web chat acknowledged nothing')), PATIENCE_MS);
      this.acknowledged.set(clientMessageId, (frame) => {
        clearTimeout(limit);
        resolve(frame);
      });
    });
    this.say({ type: 'typing' });
    this.say({ type: 'send', clientMessageId, text: textOf(act) });
    const frame = await answered;
    if (frame.type === 'error') throw new FrontDoorError(`the web chat refused a message: ${frame.code ?? ''}`);
  }

  /** As after a reload or a lost connection: the thread goes on behind what was seen. */
  async reconnect(): Promise<void> {
    this.socket?.terminate();
    await this.connect();
  }

  async close(): Promise<void> {
    this.socket?.close();
  }

  private async connect(): Promise<void> {
    const socket = new WebSocket(`${this.front.replace(/^http/, 'ws')}/ws/channel-gateway`, ['parley.v1', `token.${this.token}`]);
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new FrontDoorError('the web chat let nobody in')), PATIENCE_MS);
      socket.on('error', reject);
      socket.on('message', (data: RawData) => {
        const frame = JSON.parse(String(data)) as Frame;
        if (frame.type !== 'ready') return this.hear(frame);
        clearTimeout(limit);
        resolve();
      });
    });
    this.socket = socket;
    this.say({ type: 'resume', after: this.revision });
  }

  private hear(frame: Frame): void {
    if (frame.clientMessageId !== undefined) this.acknowledged.get(frame.clientMessageId)?.(frame);
    if (frame.type !== 'entries') return;
    this.revision = Math.max(this.revision, frame.revision ?? 0);
    const replies = (frame.entries ?? []).filter(({ author }) => author !== 'customer');
    const fresh = replies.filter(({ id }) => !this.inbox.heard.some((heard) => heard.id === id));
    for (const { id, content } of fresh) this.inbox.hear(id, content.text ?? '');
    if (fresh.length > 0) this.say({ type: 'read', replyIds: fresh.map(({ id }) => id) });
  }

  private say(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }
}
