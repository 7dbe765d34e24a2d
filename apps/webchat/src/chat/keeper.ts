import type { OutgoingMessage } from './thread-state';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What the browser keeps between pages: the visitor's signed id, and messages that the service has not taken. Each
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
    return this.keys()
      .flatMap((key) => this.read(key))
      .sort((a, b) => a.time.localeCompare(b.time));
  }

  keep(message: OutgoingMessage): void {
    this.attempt((store) => store.setItem(`${this.prefix}out.${message.clientMessageId}`, JSON.stringify(message)));
  }

  drop(clientMessageId: string): void {
    this.attempt((store) => store.removeItem(`${this.prefix}out.${clientMessageId}`));
  }

  private keys(): string[] {
    return this.attempt((store) => Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) => key.startsWith(`${this.prefix}out.`))) ?? [];
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
