import { Backoff, within } from './backoff';
import { InvalidRecordError, LogClosedError, LogUnavailableError, RecordTooLargeError } from './errors';
import { silentLogger } from './kafka-connection';
import type { AppendOptions, LogClientLogger, LogRecord, LogWriter } from './log-port';
import { checkRecord, MAX_SEND_BYTES } from './record-checks';
import type { OpenSender, RecordSender } from './record-sender';

const MAX_SEND_RECORDS = 1_000;
const CLOSE_LIMIT_MS = 10_000;

interface Append {
  open: boolean;
  /** Records not yet acknowledged. */
  waiting: number;
  settle(error?: Error): void;
}

interface Slot {
  record: LogRecord;
  bytes: number;
  append: Append;
}

/**
 * Exactly one send outstanding: kafkajs's idempotent producer loses acknowledged records when sends overlap and one
 * response is lost. What arrives meanwhile makes up the next send, so throughput does not suffer.
 */
export class SingleFlightWriter implements LogWriter {
  private queue: Slot[] = [];
  private sender: RecordSender | undefined;
  private running: Promise<void> | undefined;
  private readonly accepted = new Set<Append>();
  private readonly abandoned = new AbortController();
  private closed: Promise<void> | undefined;

  constructor(
    private readonly openSender: OpenSender,
    private readonly logger: LogClientLogger = silentLogger,
  ) {}

  async append(records: readonly LogRecord[], options: AppendOptions = {}): Promise<void> {
    if (this.closed) throw new LogClosedError();
    if (records.length === 0) return;
    const sizes = records.map(checkRecord);
    await new Promise<void>((resolve, reject) => {
      const append = this.newAppend(records.length, options.timeoutMs, resolve, reject);
      records.forEach((record, index) => this.queue.push({ record, bytes: sizes[index] ?? 0, append }));
      this.running ??= this.run();
    });
  }

  close(): Promise<void> {
    this.closed ??= this.drain();
    return this.closed;
  }

  private newAppend(
    waiting: number,
    timeoutMs: number | undefined,
    resolve: () => void,
    reject: (error: Error) => void,
  ): Append {
    const append: Append = {
      open: true,
      waiting,
      settle: (error) => {
        if (!append.open) return;
        append.open = false;
        clearTimeout(timer);
        this.accepted.delete(append);
        if (error) reject(error);
        else resolve();
      },
    };
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(
            () => append.settle(new LogUnavailableError(`The log did not acknowledge within ${timeoutMs} ms.`)),
            timeoutMs,
          );
    this.accepted.add(append);
    return append;
  }

  private async run(): Promise<void> {
    // What else this turn of the event loop appends goes with the first send.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0 && !this.abandoned.signal.aborted) await this.deliver(this.takeSend());
    this.running = undefined;
  }

  /** The next records in order, up to the limits of one send. */
  private takeSend(): Slot[] {
    let bytes = 0;
    let count = 0;
    for (const slot of this.queue) {
      bytes += slot.append.open ? slot.bytes : 0;
      if (count > 0 && (bytes > MAX_SEND_BYTES || count >= MAX_SEND_RECORDS)) break;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  /** Repeats the same records until they are acknowledged, refused for good, or nobody waits for them any more. */
  private async deliver(slots: readonly Slot[]): Promise<void> {
    const backoff = new Backoff();
    for (;;) {
      const wanted = slots.filter((slot) => slot.append.open);
      if (wanted.length === 0 || this.abandoned.signal.aborted) return;
      try {
        this.sender ??= await this.openSender();
        await this.sender.send(wanted.map((slot) => slot.record));
        wanted.forEach((slot) => acknowledge(slot.append));
        return;
      } catch (error) {
        this.dropSender();
        if (error instanceof RecordTooLargeError || error instanceof InvalidRecordError) {
          await this.refuse(wanted, error);
          return;
        }
        this.logger.warn('A send failed; the same records are sent again through a new producer.', {
          records: wanted.length,
          reason: error instanceof Error ? error.message : String(error),
        });
        await backoff.wait(this.abandoned.signal);
      }
    }
  }

  /** The log does not say which record it refuses: each goes alone, so that only the guilty append fails. */
  private async refuse(slots: readonly Slot[], error: Error): Promise<void> {
    const [first] = slots;
    if (slots.length === 1 && first) {
      first.append.settle(error);
      return;
    }
    for (const slot of slots) await this.deliver([slot]);
  }

  private dropSender(): void {
    const sender = this.sender;
    this.sender = undefined;
    sender?.close().catch((error: unknown) => {
      this.logger.debug('A failed producer did not close cleanly.', { reason: String(error) });
    });
  }

  private async drain(): Promise<void> {
    if (this.running) await within(CLOSE_LIMIT_MS, this.running);
    this.abandoned.abort();
    for (const append of this.accepted) append.settle(new LogClosedError());
    const sender = this.sender;
    this.sender = undefined;
    if (sender) await within(CLOSE_LIMIT_MS, sender.close());
  }
}

function acknowledge(append: Append): void {
  append.waiting -= 1;
  if (append.waiting === 0) append.settle();
}
