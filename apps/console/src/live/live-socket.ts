import { backOffMs } from '../shared/back-off';
import { parseServerMessage, type ServerMessage } from './protocol';

export type Connection = 'connecting' | 'live' | 'lost';

export interface SocketListener {
  /** Signed in, also after each reconnect: subscribe again. */
  onLive(): void;
  onMessage(message: ServerMessage): void;
  onConnection(connection: Connection): void;
  /** The token does not hold any more. */
  onSignedOut(): void;
}

const SIGN_IN_AGAIN = 4401;

/** The desktop's socket: signs in, and comes back by itself with growing pauses, at once when the network returns. */
export class LiveSocket {
  private socket: WebSocket | undefined;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = true;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly listener: SocketListener,
  ) {}

  start(): void {
    this.stopped = false;
    window.addEventListener('online', this.connectNow);
    window.addEventListener('offline', this.drop);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener('online', this.connectNow);
    window.removeEventListener('offline', this.drop);
    clearTimeout(this.timer);
    this.drop();
  }

  /** Says something when the connection stands; what is said without one is lost, and the next subscription makes up for it. */
  send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private readonly connectNow = (): void => {
    this.attempt = 0;
    this.drop();
    this.connect();
  };

  /** Lets the present socket go without waiting for the other side to agree: a dead network never does. */
  private readonly drop = (): void => {
    const socket = this.socket;
    if (!socket) return;
    this.socket = undefined;
    socket.close();
    if (!this.stopped) this.comeBack();
  };

  private connect(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.listener.onConnection('connecting');
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'authenticate', token: this.token })));
    socket.addEventListener('message', ({ data }) => {
      if (this.socket === socket) this.receive(String(data));
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (code === SIGN_IN_AGAIN) this.listener.onSignedOut();
      else this.comeBack();
    });
  }

  private comeBack(): void {
    this.listener.onConnection('lost');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), backOffMs(this.attempt, Math.random()));
    this.attempt += 1;
  }

  private receive(text: string): void {
    const message = parseServerMessage(text);
    if (!message) return;
    if (message.type === 'authenticated') {
      this.attempt = 0;
      this.listener.onConnection('live');
      this.listener.onLive();
    } else if (message.type === 'error' && message.code === 'AUTH.UNAUTHENTICATED') {
      this.listener.onSignedOut();
    } else {
      this.listener.onMessage(message);
    }
  }
}
