import type { Settings } from '../settings';
import { parseFrame, type Entry, type ServerFrame, type Session } from './protocol';

export type ConnectionState = 'idle' | 'connecting' | 'live' | 'lost' | 'refused';

export interface ConnectionListener {
  onState(state: ConnectionState, code?: string): void;
  onHistory(entries: readonly Entry[], revision: number): void;
  /** The socket stands: unsent messages may go. */
  onReady(): void;
  onFrame(frame: ServerFrame): void;
}

/** What a connection needs to know of the one who holds it. */
export interface Visit {
  visitorId(): string | undefined;
  keepVisitorId(visitorId: string): void;
  forgetVisitor(): void;
  /** The socket resumes after this revision. */
  revision(): number;
}

class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
const TIMEOUT_MS = 10_000;
/** The service closes with it when the token does not hold any more. */
const POLICY_VIOLATION = 1008;

/** Session, history and socket of one visitor; comes back by itself, at once when the network returns. */
export class Connection {
  private session: Session | undefined;
  private socket: WebSocket | undefined;
  private attempt = 0;
  private hasHistory = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private opening = false;

  constructor(
    private readonly settings: Settings,
    private readonly visit: Visit,
    private readonly listener: ConnectionListener,
  ) {}

  /** Opens the connection; a second call does nothing. */
  start(): void {
    if (this.started) return;
    this.started = true;
    window.addEventListener('online', () => this.retryNow());
    window.addEventListener('offline', () => this.drop());
    void this.open();
  }

  /** False when there is no connection: it is said again by whoever keeps it. */
  send(frame: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private retryNow(): void {
    this.attempt = 0;
    this.drop();
    clearTimeout(this.timer);
    void this.open();
  }

  private async open(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    this.listener.onState('connecting');
    try {
      this.session ??= await this.openSession();
      if (!this.hasHistory) await this.loadHistory(this.session);
      this.connect(this.session);
    } catch (error) {
      this.failed(error);
    } finally {
      this.opening = false;
    }
  }

  private async openSession(): Promise<Session> {
    const { account, localeTag } = this.settings;
    const visitorId = this.visit.visitorId();
    try {
      const session = await this.request<Session>('sessions', { method: 'POST', body: JSON.stringify({ account, locale: localeTag, ...(visitorId !== undefined && { visitorId }) }) });
      this.visit.keepVisitorId(session.visitorId);
      return session;
    } catch (error) {
      // The kept id is of another installation: begin as a new visitor.
      if (visitorId !== undefined && error instanceof RefusedError && error.status === 401) this.visit.forgetVisitor();
      throw error;
    }
  }

  private async loadHistory({ token }: Session): Promise<void> {
    const { entries, revision } = await this.request<{ entries: Entry[]; revision: number }>('history', { headers: { Authorization: `Bearer ${token}` } });
    this.hasHistory = true;
    this.listener.onHistory(entries, revision);
  }

  private async request<T>(path: string, { headers, ...init }: { method?: string; body?: string; headers?: Record<string, string> }): Promise<T> {
    const response = await fetch(`${this.settings.origin}/api/channel-gateway/webchat/${path}`, {
      ...init,
      headers: { ...(init.body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return (await response.json()) as T;
    const { code } = (await response.json().catch(() => ({}))) as { code?: string };
    throw new RefusedError(response.status, code ?? `HTTP.${response.status}`);
  }

  private connect({ token }: Session): void {
    const socket = new WebSocket(`${this.settings.origin.replace(/^http/, 'ws')}/ws/channel-gateway`);
    this.socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'authenticate', token })));
    socket.addEventListener('message', ({ data }) => {
      if (this.socket === socket) this.receive(String(data));
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (code === POLICY_VIOLATION) this.session = undefined;
      this.comeBack();
    });
  }

  private receive(text: string): void {
    const frame = parseFrame(text);
    if (!frame) return;
    if (frame.type === 'ready') {
      this.attempt = 0;
      this.send({ type: 'resume', after: this.visit.revision() });
      this.listener.onState('live');
      this.listener.onReady();
      return;
    }
    if (frame.type === 'error' && frame.code.endsWith('UNAUTHENTICATED')) this.session = undefined;
    this.listener.onFrame(frame);
  }

  private failed(error: unknown): void {
    if (error instanceof RefusedError && error.status === 401) this.session = undefined;
    const final = error instanceof RefusedError && [400, 403, 404].includes(error.status);
    if (final) this.listener.onState('refused', error.code);
    else this.comeBack();
  }

  /** Lets the present socket go without waiting for the other side to agree: a dead network never does. */
  private drop(): void {
    const socket = this.socket;
    if (!socket) return;
    this.socket = undefined;
    socket.close();
    this.comeBack();
  }

  private comeBack(): void {
    this.listener.onState('lost');
    clearTimeout(this.timer);
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.attempt, 10));
    this.timer = setTimeout(() => void this.open(), pause / 2 + (Math.random() * pause) / 2);
    this.attempt += 1;
  }
}
