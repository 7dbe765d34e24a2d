import { describe, expect, it } from '@jest/globals';
import { eventually } from '@parley/testing';
import { InvalidRecordError, LogClosedError, LogUnavailableError, RecordTooLargeError } from './errors';
import type { LogRecord } from './log-port';
import type { RecordSender } from './record-sender';
import { SingleFlightWriter } from './single-flight-writer';

const record = (value: string, more: Partial<LogRecord> = {}): LogRecord => ({
  topic: 't',
  key: 'k',
  headers: {},
  value,
  ...more,
});

interface Send {
  values: string[];
  sender: number;
  finish(error?: Error): void;
}

/** Senders whose sends wait until the test ends them. */
class FakeLog {
  readonly sends: Send[] = [];
  opened = 0;
  closed = 0;
  outstanding = 0;
  mostOutstanding = 0;
  /** Ends every send at once, as long as it is set. */
  answer: ((values: string[]) => Error | undefined) | undefined;

  readonly open = async (): Promise<RecordSender> => {
    const sender = (this.opened += 1);
    return { send: (records) => this.send(sender, records), close: async () => void (this.closed += 1) };
  };

  async last(count: number): Promise<Send> {
    return eventually(() => {
      const send = this.sends[count - 1];
      if (!send) throw new Error(`only ${this.sends.length} sends`);
      return send;
    });
  }

  private send(sender: number, records: readonly LogRecord[]): Promise<void> {
    this.outstanding += 1;
    this.mostOutstanding = Math.max(this.mostOutstanding, this.outstanding);
    const values = records.map(({ value }) => String(value).slice(0, 10));
    return new Promise((resolve, reject) => {
      const finish = (error?: Error) => {
        this.outstanding -= 1;
        if (error) reject(error);
        else resolve();
      };
      this.sends.push({ values, sender, finish });
      if (this.answer) finish(this.answer(values));
    });
  }
}

describe('SingleFlightWriter', () => {
  it('keeps one send outstanding and puts what arrives meanwhile into the next, in order', async () => {
    const log = new FakeLog();
    const writer = new SingleFlightWriter(log.open);
    const first = [writer.append([record('a')]), writer.append([record('b'), record('c')])];
    const send = await log.last(1);
    const second = ['d', 'e', 'f'].map((value) => writer.append([record(value)]));
    expect(log.sends).toHaveLength(1);
    send.finish();
    await Promise.all(first);
    (await log.last(2)).finish();
    await Promise.all(second);
    expect(log.sends.map(({ values }) => values)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(log.mostOutstanding).toBe(1);
    expect(log.opened).toBe(1);
    await writer.close();
    expect(log.closed).toBe(1);
  });

  it('sends the same records again through a new producer before anything newer', async () => {
    const log = new FakeLog();
    const writer = new SingleFlightWriter(log.open);
    const appends = [writer.append([record('a'), record('b')])];
    const failing = await log.last(1);
    appends.push(writer.append([record('c')]));
    failing.finish(new Error('the response was lost'));
    (await log.last(2)).finish(new Error('again'));
    (await log.last(3)).finish();
    (await log.last(4)).finish();
    await Promise.all(appends);
    expect(log.sends.map(({ values }) => values.join(''))).toEqual(['ab', 'ab', 'ab', 'c']);
    expect(log.sends.map(({ sender }) => sender)).toEqual([1, 2, 3, 3]);
    expect(log.closed).toBe(2);
  });

  it('never sends records whose deadline passed while they were queued', async () => {
    const log = new FakeLog();
    const writer = new SingleFlightWriter(log.open);
    const first = writer.append([record('a')]);
    const send = await log.last(1);
    const late = writer.append([record('late')], { timeoutMs: 20 });
    await expect(late).rejects.toMatchObject({ code: 'KAFKA.UNAVAILABLE', retriable: true });
    await expect(late).rejects.toBeInstanceOf(LogUnavailableError);
    const next = writer.append([record('b')]);
    send.finish();
    (await log.last(2)).finish();
    await Promise.all([first, next]);
    expect(log.sends.map(({ values }) => values)).toEqual([['a'], ['b']]);
  });

  it('does not repeat records whose deadline passed while they were sent', async () => {
    const log = new FakeLog();
    const writer = new SingleFlightWriter(log.open);
    const late = writer.append([record('late')], { timeoutMs: 20 });
    const patient = writer.append([record('patient')]);
    const send = await log.last(1);
    await expect(late).rejects.toBeInstanceOf(LogUnavailableError);
    send.finish(new Error('the broker is away'));
    (await log.last(2)).finish();
    await patient;
    expect(log.sends.map(({ values }) => values)).toEqual([['late', 'patient'], ['patient']]);
  });

  it('rejects a record over the size limit at once and alone', async () => {
    const log = new FakeLog();
    log.answer = () => undefined;
    const writer = new SingleFlightWriter(log.open);
    const good = writer.append([record('good')]);
    const large = writer.append([record('fine'), record('x'.repeat(1_000_001))]);
    await expect(large).rejects.toMatchObject({ code: 'KAFKA.RECORD_TOO_LARGE', retriable: false });
    await good;
    expect(log.sends.map(({ values }) => values)).toEqual([['good']]);
  });

  it('finds the record that the log refuses and rejects only its append', async () => {
    const log = new FakeLog();
    log.answer = (values) => (values.includes('bad') ? new RecordTooLargeError('too large') : undefined);
    const writer = new SingleFlightWriter(log.open);
    const before = writer.append([record('a')]);
    const bad = writer.append([record('bad'), record('never')]);
    const after = writer.append([record('b')]);
    await expect(bad).rejects.toBeInstanceOf(RecordTooLargeError);
    await Promise.all([before, after]);
    expect(log.sends.map(({ values }) => values.join(' '))).toEqual(['a bad never b', 'a', 'bad', 'b']);
  });

  it('cuts a send at one megabyte and keeps the order', async () => {
    const log = new FakeLog();
    log.answer = () => undefined;
    const writer = new SingleFlightWriter(log.open);
    await writer.append(['1', '2', '3'].map((value) => record(value.repeat(400_000))));
    expect(log.sends.map(({ values }) => values.map(([digit]) => digit).join(''))).toEqual(['12', '3']);
  });

  it.each([
    [{ headers: { count: 3 as unknown as string } }, 'Header count is number, not a string.'],
    [{ topic: '' }, 'A record names no topic.'],
    [{ partition: -1 }, 'A partition is a whole number from 0.'],
    [{ value: undefined as unknown as string }, 'A record has no value (null is a tombstone).'],
  ])('rejects a malformed record before it is sent: %j', async (more, message) => {
    const log = new FakeLog();
    const append = new SingleFlightWriter(log.open).append([record('a', more)]);
    await expect(append).rejects.toThrow(message);
    await expect(append).rejects.toBeInstanceOf(InvalidRecordError);
    expect(log.sends).toHaveLength(0);
  });

  it('finishes what it accepted when it is closed, and takes nothing more', async () => {
    const log = new FakeLog();
    const writer = new SingleFlightWriter(log.open);
    const accepted = writer.append([record('a')]);
    const send = await log.last(1);
    const closing = writer.close();
    await expect(writer.append([record('b')])).rejects.toBeInstanceOf(LogClosedError);
    send.finish();
    await Promise.all([accepted, closing]);
  });
});
