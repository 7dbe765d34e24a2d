import { eventually } from '@parley/testing';
import { WebSocket } from 'ws';

export interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface ShownEntry {
  readonly id: string;
  readonly revision: number;
  readonly author: string;
  readonly state?: string;
  readonly clientMessageId?: string;
  readonly verdict?: string;
  readonly content: { readonly text?: string; readonly replyId?: string };
}

/** A browser's end of the web chat socket. */
export class VisitorSocket {
  readonly frames: Frame[] = [];
  closed: number | undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as Frame));
    socket.on('close', (code) => (this.closed = code));
    socket.on('error', () => undefined);
  }

  static async open(serviceUrl: string, token?: string): Promise<VisitorSocket> {
    const protocols = token === undefined ? ['parley.v1'] : ['parley.v1', `token.${token}`];
    const socket = new WebSocket(`${serviceUrl.replace('http', 'ws')}/ws/channel-gateway`, protocols);
    const visitor = new VisitorSocket(socket);
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    if (token !== undefined) await visitor.first('ready');
    return visitor;
  }

  say(frame: object | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The first frame of that type that satisfies the condition, once it is there. */
  first(type: string, holds: (frame: Frame) => boolean = () => true): Promise<Frame> {
    return eventually(() => {
      const found = this.frames.find((frame) => frame.type === type && holds(frame));
      if (!found) throw new Error(`no ${type} among ${this.frames.map((frame) => frame.type).join()}`);
      return found;
    });
  }

  /** Every entry pushed so far, in order of arrival. */
  get pushed(): ShownEntry[] {
    return this.frames.flatMap((frame) => (frame.type === 'entries' ? (frame['entries'] as ShownEntry[]) : []));
  }

  /** The last revision pushed. */
  get revision(): number {
    return Math.max(0, ...this.pushed.map(({ revision }) => revision));
  }

  close(): void {
    this.socket.terminate();
  }
}
