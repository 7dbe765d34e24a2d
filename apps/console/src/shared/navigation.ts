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
  private question: Question | undefined;
  private leaving = false;
  private readonly unsaved = new Set<Stays>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly place: Place) {
    this.shownHash = place.hash();
    this.entry = this.numbered(0);
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

  /** The browser shows another address. */
  arrived(): void {
    const hash = this.place.hash();
    if (hash === this.shownHash) {
      this.entry = this.place.entry() ?? this.entry;
      return;
    }
    const steps = (this.place.entry() ?? this.entry + 1) - this.entry || 1;
    if (!this.leaving && [...this.unsaved].some((stays) => !stays(hash))) {
      this.place.go(-steps);
      return this.ask({ steps });
    }
    this.leaving = false;
    this.shownHash = hash;
    this.entry = this.numbered(this.entry + 1);
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
