import { SOCKET_PROTOCOL } from '@parley/platform/http';
import { WebSocket } from 'ws';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

type Message = { type: string } & Record<string, unknown>;

/** A person at the desktop: HTTP and socket, through the front door. */
export class DesktopClient {
  readonly messages: Message[] = [];
  private socket: WebSocket | undefined;

  private constructor(
    private readonly url: string,
    readonly token: string,
    readonly personId: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<DesktopClient> {
    const { status, body } = await call(url, 'POST', 'session', undefined, { email, password });
    if (status !== 201) throw new Error(`signing in answered ${status}`);
    return new DesktopClient(url, String(body['token']), String((body['user'] as Record<string, unknown>)['personId']));
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return call(this.url, 'POST', path, this.token, body);
  }

  get(path: string): Promise<Answer> {
    return call(this.url, 'GET', path, this.token);
  }

  async connect(): Promise<void> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/ws/routing`, [SOCKET_PROTOCOL]);
    this.socket = socket;
    socket.on('message', (data) => this.messages.push(JSON.parse(String(data)) as Message));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    this.send({ type: 'authenticate', token: this.token });
  }

  send(message: Message): void {
    this.socket?.send(JSON.stringify(message));
  }

  of(type: string): Message[] {
    return this.messages.filter((message) => message.type === type);
  }

  close(): void {
    this.socket?.terminate();
  }
}

export async function call(url: string, method: string, path: string, token?: string, body?: object): Promise<Answer> {
  const response = await fetch(`${url}/api/routing/${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}
