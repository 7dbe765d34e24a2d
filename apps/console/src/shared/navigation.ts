/** What a browser's window offers to move about: one page, whose address is the part behind `#`. */
export interface Place {
  readonly hash: () => string;
  /** Number that was given to the entry of the history; undefined for a new one. */
  readonly entry: () => number | undefined;
  readonly number: (entry: number) => void;
  /** Moves in the history; the browser tells when it has arrived. */
  readonly go: (steps: number) => void;
}

/** Whether what is being written stays on the page at an address. */
export type Stays = (hash: string) => boolean;

interface Question {
  /** Entries to go once the answer is yes; absent where something else is to be done. */
  readonly steps?: number;
  readonly then?: () => void;
}

/**
 * The address that is shown. Where something unsaved would be lost, the browser's step is taken back and a question is asked; the way on
 * is the same whether a link, a typed address, or Back led to it.
 */
export class Navigation {
  private shownHash: string;
  private entry: number;
  /** Where the browser is; what is shown may be behind. */
  private at: { readonly entry: number; readonly hash: string };
  /** Whether the browser moved since `arrived` last looked. */
  private moved = false;
  private question: Question | undefined;
  private leaving = false;
  private readonly unsaved = new Set<Stays>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly place: Place) {
    this.shownHash = place.hash();
    this.entry = this.numbered(0);
    this.at = { entry: this.entry, hash: this.shownHash };
  }

  /** Everything behind `#` of the page that is shown. */
  readonly shown = (): string => this.shownHash;

  /** Whether somebody has to say what is to become of what is unsaved. */
  readonly asking = (): boolean => this.question !== undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Asks before addresses at which it does not stay, until the returned function is called. */
  guard(stays: Stays): () => void {
    this.unsaved.add(stays);
    return () => this.unsaved.delete(stays);
  }

  /** The browser is at another entry. It tells so at once: each entry gets its number, also one that is left again before `arrived`. */
  entered(): void {
    const hash = this.place.hash();
    // A link to the address where one is takes the place of its entry.
    this.at = { entry: this.numbered(this.at.entry + (hash === this.at.hash ? 0 : 1)), hash };
    this.moved = true;
  }

  /** The browser shows another address; it tells so later, and of two quick moves twice. */
  arrived(): void {
    // While a page is being loaded, a browser does not tell of entries.
    if (this.place.entry() !== this.at.entry) this.entered();
    if (!this.moved) return;
    this.moved = false;
    const { entry, hash } = this.at;
    if (hash === this.shownHash) {
      this.entry = entry;
      return;
    }
    const steps = entry - this.entry || 1;
    if (!this.leaving && [...this.unsaved].some((stays) => !stays(hash))) {
      this.place.go(-steps);
      return this.ask({ steps });
    }
    this.leaving = false;
    this.shownHash = hash;
    this.entry = entry;
    this.tell();
  }

  /** Does what ends the page, such as signing out; asks first where something is unsaved. */
  end(then: () => void): void {
    if (this.unsaved.size === 0) then();
    else this.ask({ then });
  }

  stay(): void {
    this.ask(undefined);
  }

  leave(): void {
    const { question } = this;
    this.ask(undefined);
    question?.then?.();
    if (question?.steps === undefined) return;
    this.leaving = true;
    this.place.go(question.steps);
  }

  private ask(question: Question | undefined): void {
    this.question = question;
    this.tell();
  }

  private numbered(fresh: number): number {
    const known = this.place.entry();
    if (known === undefined) this.place.number(fresh);
    return known ?? fresh;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
