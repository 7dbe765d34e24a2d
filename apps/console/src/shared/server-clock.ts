/** Differences below this come from the whole seconds of the header and the way of the answer. */
const TOLERANCE_MS = 2_000;

/** The services' time, by the `Date` header of their answers: deadlines are theirs, and a desk's clock may be wrong. */
export class ServerClock {
  private offsetMs = 0;

  constructor(private readonly local: () => number = Date.now) {}

  note(header: string | null): void {
    const server = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(server)) return;
    const offset = server - this.local();
    this.offsetMs = Math.abs(offset) <= TOLERANCE_MS ? 0 : offset;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.local() + this.offsetMs;
  }
}
