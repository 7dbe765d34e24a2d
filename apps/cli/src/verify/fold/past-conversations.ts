import { PastMessageImported, type PastMessageImportedData } from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';

interface Known {
  readonly row: Record<string, unknown>;
  first: Date;
  last: Date;
  messages: number;
}

/** What the list of old conversations has to show. */
export class PastConversations {
  private readonly known = new Map<string, Known>();

  observe(event: LogEvent): void {
    if (event.type !== PastMessageImported.type) return;
    const { threadId, channel, language, resolution } = event.data as unknown as PastMessageImportedData;
    const at = time(event.time);
    const one = this.known.get(event.subject) ?? { row: { tenant: event.tenant, thread_id: threadId, channel, language: null, resolution: null }, first: at, last: at, messages: 0 };
    one.row['language'] ??= language ?? null;
    one.row['resolution'] = resolution ?? one.row['resolution'];
    if (at < one.first) one.first = at;
    if (at > one.last) one.last = at;
    one.messages += 1;
    this.known.set(event.subject, one);
  }

  /** By conversation. */
  rows(): Map<string, Row> {
    return new Map([...this.known].map(([id, { row, first, last, messages }]) => [id, { ...row, first_time: first, last_time: last, messages }]));
  }
}
