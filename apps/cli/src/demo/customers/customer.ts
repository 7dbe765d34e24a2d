import type { Channel } from '@parley/contracts';
import type { Act } from '../scripts/script';

/** What a customer has heard, with when. */
export interface Heard {
  readonly id: string;
  readonly text: string;
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
}

/** Somebody at the other end of a channel. */
export interface Customer {
  readonly channel: Channel;
  readonly inbox: Inbox;
  /** Resolves when Parley has taken it. */
  send(act: Act): Promise<void>;
  close(): Promise<void>;
}

/** Replies as they reach the customer, each once. */
export class Inbox {
  readonly heard: Heard[] = [];
  private readonly ids = new Set<string>();
  private readonly waiting = new Set<() => void>();

  hear(id: string, text: string): void {
    if (this.ids.has(id)) return;
    this.ids.add(id);
    this.heard.push({ id, text, at: performance.now() });
    for (const look of this.waiting) look();
  }

  /** The first reply behind `after` replies that fits; undefined when none came in time. */
  next(after: number, timeoutMs: number, fits: (heard: Heard) => boolean = () => true): Promise<Heard | undefined> {
    return new Promise((resolve) => {
      const end = (found: Heard | undefined): void => {
        clearTimeout(limit);
        this.waiting.delete(look);
        resolve(found);
      };
      const limit = setTimeout(() => end(undefined), timeoutMs);
      const look = (): void => {
        const found = this.heard.slice(after).find(fits);
        if (found) end(found);
      };
      this.waiting.add(look);
      look();
    });
  }
}

/** What a channel without that kind of message can carry of it. */
export function textOf(act: Act): string {
  if ('say' in act) return act.say;
  if ('media' in act) return act.caption ?? `[${act.media}]`;
  if ('location' in act) return act.location.name;
  return 'react' in act ? act.react : `[${act.unknownKind}]`;
}
