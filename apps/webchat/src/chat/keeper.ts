import type { Verdict } from './protocol';
import type { OutgoingMessage } from './thread-state';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What the browser keeps between pages: the visitor's signed id, and messages and words on answers that the service has not taken. Each
 * message has a key of its own, so that two open pages do not overwrite each other's.
 */
export class Keeper {
  private readonly prefix: string;

  constructor(
    private readonly store: Store | undefined,
    account: string,
  ) {
    this.prefix = `parley.webchat.${account}.`;
  }

  visitorId(): string | undefined {
    return this.attempt((store) => store.getItem(`${this.prefix}visitor`)) ?? undefined;
  }

  keepVisitorId(visitorId: string): void {
    this.attempt((store) => store.setItem(`${this.prefix}visitor`, visitorId));
  }

  forgetVisitor(): void {
    this.attempt((store) => store.removeItem(`${this.prefix}visitor`));
  }

  /** Oldest first. */
  unsent(): OutgoingMessage[] {
    return this.keys('out')
      .flatMap((key) => this.read(key))
      .sort((a, b) => a.time.localeCompare(b.time));
  }

  keep(message: OutgoingMessage): void {
    this.attempt((store) => store.setItem(`${this.prefix}out.${message.clientMessageId}`, JSON.stringify(message)));
  }

  drop(clientMessageId: string): void {
    this.attempt((store) => store.removeItem(`${this.prefix}out.${clientMessageId}`));
  }

  /** What was said of answers and the service has not taken, by reply id. */
  ratings(): [string, Verdict][] {
    const start = `${this.prefix}rate.`;
    return this.keys('rate').flatMap((key): [string, Verdict][] => {
      const verdict = this.attempt((store) => store.getItem(key));
      return verdict === 'helpful' || verdict === 'wrong' || verdict === 'withdrawn' ? [[key.slice(start.length), verdict]] : [];
    });
  }

  keepRating(replyId: string, verdict: Verdict): void {
    this.attempt((store) => store.setItem(`${this.prefix}rate.${replyId}`, verdict));
  }

  dropRating(replyId: string): void {
    this.attempt((store) => store.removeItem(`${this.prefix}rate.${replyId}`));
  }

  private keys(of: 'out' | 'rate'): string[] {
    return this.attempt((store) => Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) => key.startsWith(`${this.prefix}${of}.`))) ?? [];
  }

  private read(key: string): OutgoingMessage[] {
    const text = this.attempt((store) => store.getItem(key));
    try {
      const message = JSON.parse(text ?? 'null') as OutgoingMessage | null;
      return typeof message?.clientMessageId === 'string' ? [{ ...message, state: message.state === 'failed' ? 'failed' : 'waiting' }] : [];
    } catch {
      return []; // not written by this widget
    }
  }

  /** A browser may forbid storage or have none left: the chat then works for as long as the page is open. */
  private attempt<T>(act: (store: Store) => T): T | undefined {
    try {
      return this.store && act(this.store);
    } catch {
      return undefined;
    }
  }
}
