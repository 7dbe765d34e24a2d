import { messageIdOf } from '@parley/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket, type RawData } from 'ws';
import type { Operation, Operations } from '../operations';
import { postJson } from '../../shared/http';

export const WEBCHAT_ACCOUNT = 'webchat-demo';

interface Waiting {
  readonly frame: string;
  readonly operation: Operation;
  readonly acknowledged: () => void;
  /** Refused for the moment, in the server's words. */
  again: boolean;
}

/** How long an acknowledgement may take before the visitor's browser sends again over a new socket. */
const ACK_MS = 5_000;
const AGAIN_MS = 700;

/** A visitor's browser: one socket that is opened again when it breaks, and messages sent until they are acknowledged. */
export class WebchatVisitor {
  private socket: WebSocket | undefined;
  private opening: Promise<void> | undefined;
  private readonly waiting = new Map<string, Waiting>();
  private session: { token: string; visitorId: string } | undefined;
  private sent = 0;
  private closed = false;

  constructor(
    private readonly front: string,
    private readonly operations: Operations,
    private readonly tenant = 'demo',
  ) {}

  /** Resolves when the message was acknowledged, or the visitor is closed. */
  async say(text: string): Promise<void> {
    const { visitorId } = await this.opened();
    if (this.closed) return;
    this.sent += 1;
    const clientMessageId = `m${this.sent}`;
    const operation = this.operations.begin('webchat', messageIdOf(this.tenant, WEBCHAT_ACCOUNT, `${visitorId}:${clientMessageId}`));
    let acknowledge: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (acknowledge = resolve));
    const frame = JSON.stringify({ type: 'send', clientMessageId, text });
    const waiting: Waiting = { frame, operation, acknowledged: acknowledge, again: false };
    this.waiting.set(clientMessageId, waiting);
    while (!this.closed && !settled(operation)) {
      operation.attempts += 1;
      waiting.again = false;
      this.socket?.send(frame, () => undefined);
      await Promise.race([done, wait(ACK_MS, undefined, { ref: false })]);
      if (settled(operation)) break;
      operation.outcome = 'info';
      if (waiting.again) await wait(AGAIN_MS);
      else this.socket?.terminate();
      await this.opened();
    }
    this.waiting.delete(clientMessageId);
  }

  close(): void {
    this.closed = true;
    this.socket?.terminate();
    for (const { acknowledged } of this.waiting.values()) acknowledged();
  }

  private async opened(): Promise<{ token: string; visitorId: string }> {
    while (!this.closed && this.socket?.readyState !== WebSocket.OPEN) {
      this.opening ??= this.open().finally(() => (this.opening = undefined));
      await this.opening;
    }
    return this.session ?? { token: '', visitorId: '' };
  }

  private async open(): Promise<void> {
    try {
      this.session ??= await this.openSession();
      await this.connect(this.session.token);
    } catch {
      // The front door is closed for the moment: a browser tries again.
      await wait(AGAIN_MS);
    }
  }

  private async openSession(): Promise<{ token: string; visitorId: string }> {
    const url = `${this.front}/api/channel-gateway/webchat/sessions`;
    const { status, json } = await postJson(url, { account: WEBCHAT_ACCOUNT, locale: 'en' });
    const token = (json as { token?: string } | undefined)?.token;
    if (status !== 201 || token === undefined) throw new Error(`no web chat session: ${status}`);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { sub: string };
    return { token, visitorId: claims.sub };
  }

  private async connect(token: string): Promise<void> {
    const socket = new WebSocket(`${this.front.replace(/^http/, 'ws')}/ws/channel-gateway`, ['parley.v1', `token.${token}`], {
      handshakeTimeout: ACK_MS,
    });
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => fail(new Error('the socket was not let in')), ACK_MS);
      const fail = (error: Error): void => {
        clearTimeout(limit);
        socket.terminate();
        reject(error);
      };
      socket.on('error', fail);
      socket.on('close', () => fail(new Error('the socket was closed')));
      socket.on('message', (data: RawData) => {
        const message = JSON.parse(String(data)) as Record<string, unknown>;
        if (message['type'] === 'ready') {
          clearTimeout(limit);
          resolve();
        } else this.hear(message);
      });
    });
    this.socket = socket;
  }

  private hear(message: Record<string, unknown>): void {
    const waiting = this.waiting.get(String(message['clientMessageId']));
    if (!waiting) return;
    if (message['type'] === 'ack') {
      waiting.operation.outcome = 'ok';
      waiting.acknowledged();
    } else if (message['type'] === 'error' && message['retriable'] === true) {
      waiting.again = true;
      waiting.operation.outcome = 'info';
    } else if (message['type'] === 'error' && message['code'] !== 'HTTP.RATE_LIMITED') {
      waiting.operation.outcome = 'fail';
      waiting.operation.refusal = String(message['code']);
      waiting.acknowledged();
    } else waiting.again = true;
  }
}

const settled = ({ outcome }: Operation): boolean => outcome === 'ok' || outcome === 'fail';
