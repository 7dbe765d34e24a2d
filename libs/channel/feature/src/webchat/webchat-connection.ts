import { ParleyError } from '@parley/contracts';
import { parseClientFrame, type ClientFrame, type ThreadEntry } from '@parley/channel/domain';
import { UnauthenticatedError } from '@parley/platform/http';
import type { Logger } from '@parley/platform/observability';
import type { WebSocket } from 'ws';
import type { ThreadFeed } from '../thread/thread-feed';
import { shownEntry } from './shown-entry';
import type { TypingSignals } from './typing-signals';
import type { KnownVisitor, WebchatServices } from './webchat-services';

export interface ConnectionParts {
  readonly services: WebchatServices;
  readonly feed: ThreadFeed;
  readonly typing: TypingSignals;
  readonly logger: Logger;
}

/** Frames that may wait to be worked; a client that sends faster is cut off. */
const MOST_WAITING_FRAMES = 100;
/** Bytes that may wait to be read by the client; one that reads slower is cut off and resumes later. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;

/**
 * One visitor's socket. Frames are worked one after the other, so messages keep the order in which they were typed. What
 * changes in the thread is pushed from the revision the client resumes after.
 */
export class WebchatConnection {
  private visitor: KnownVisitor | undefined;
  private readonly stops: (() => void)[] = [];
  private stopFeed: (() => void) | undefined;
  private waiting = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: ConnectionParts,
  ) {}

  get authenticated(): boolean {
    return this.visitor !== undefined;
  }

  /** Takes a frame; it is worked when those before it are. */
  receive(text: string): void {
    if (this.waiting >= MOST_WAITING_FRAMES) {
      this.socket.close(POLICY_VIOLATION, 'too many frames');
      return;
    }
    this.waiting += 1;
    this.work = this.work.then(() => this.handle(text)).finally(() => (this.waiting -= 1));
  }

  /** Lets the visitor in who holds the token. */
  authenticate(token: string): void {
    this.receive(JSON.stringify({ type: 'authenticate', token }));
  }

  close(): void {
    this.stopFeed?.();
    for (const stop of this.stops) stop();
  }

  private async handle(text: string): Promise<void> {
    let frame: ClientFrame | undefined;
    try {
      if (this.visitor) this.parts.services.countFrame(this.visitor);
      frame = parseClientFrame(text, this.visitor?.locale);
      await this.act(frame);
    } catch (error) {
      this.refuse(error, frame?.type === 'send' ? frame.clientMessageId : clientMessageIdIn(text));
    }
  }

  private async act(frame: ClientFrame): Promise<void> {
    if (frame.type === 'authenticate') return this.letIn(frame.token);
    const visitor = this.visitor;
    if (!visitor) throw new UnauthenticatedError('Authenticate first');
    switch (frame.type) {
      case 'resume':
        return this.resume(visitor, frame.after);
      case 'send': {
        const messageId = await this.parts.services.send(visitor, frame.clientMessageId, frame.content);
        return this.say({ type: 'ack', clientMessageId: frame.clientMessageId, messageId });
      }
      case 'delivered':
      case 'read':
        return this.parts.services.report(visitor, frame.replyIds, frame.type);
      case 'rate':
        return this.parts.services.rate(visitor, frame.replyId, frame.verdict);
      case 'typing':
        return this.parts.typing.customerTypes(visitor.threadId);
    }
  }

  private async letIn(token: string): Promise<void> {
    const visitor = await this.parts.services.visitorOf(token);
    if (this.visitor && this.visitor.threadId !== visitor.threadId) throw new UnauthenticatedError('This socket belongs to another visitor');
    if (!this.visitor) {
      this.stops.push(this.parts.typing.watchAgent(visitor.threadId, () => this.say({ type: 'typing', author: 'agent' })));
    }
    this.visitor = visitor;
    this.say({ type: 'ready', threadId: visitor.threadId });
  }

  /** The feed reads on behind the revision that the client has: nothing is missed and nothing comes twice. */
  private resume(visitor: KnownVisitor, after: number): void {
    this.stopFeed?.();
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.stopFeed = this.parts.feed.watch(visitor.threadId, after, (entries) => this.push(visitor, entries));
  }

  private push(visitor: KnownVisitor, entries: readonly ThreadEntry[]): void {
    if (this.socket.bufferedAmount > MOST_WAITING_BYTES) {
      this.socket.close(TRY_AGAIN_LATER, 'too slow, resume later');
      return;
    }
    this.say({ type: 'entries', entries: entries.map(shownEntry), revision: entries.at(-1)?.revision });
    const sent = entries.filter(({ author, state }) => author !== 'customer' && state === 'pending').map(({ id }) => id);
    if (sent.length === 0) return;
    this.parts.services.report(visitor, sent, 'sent').catch((error: unknown) => {
      // The client's own acknowledgement will say it again, since what is delivered was sent.
      this.parts.logger.warn('a push could not be recorded', { error });
    });
  }

  private refuse(error: unknown, clientMessageId: string | undefined): void {
    const known = error instanceof ParleyError;
    if (!known) this.parts.logger.error('a web chat frame failed', { error });
    this.say({
      type: 'error',
      code: known ? error.code : 'CHANNEL.UNAVAILABLE',
      detail: known ? error.message : 'Try again in a few seconds',
      retriable: known ? error.retriable : true,
      ...(clientMessageId !== undefined && { clientMessageId }),
    });
    if (known && error.code.endsWith('UNAUTHENTICATED')) this.socket.close(POLICY_VIOLATION, 'not authenticated');
  }

  private say(message: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

/** So that the client knows which of its messages was refused. */
function clientMessageIdIn(text: string): string | undefined {
  return /"clientMessageId"\s*:\s*"([\w.-]{1,64})"/.exec(text)?.[1];
}
