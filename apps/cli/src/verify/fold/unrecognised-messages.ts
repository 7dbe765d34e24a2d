import { MessageUnderstood, type MessageUnderstoodData } from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';
import { Written } from '../rows/written';

interface Unrecognised {
  readonly messageId: string;
  readonly at: Date;
  readonly text: Written;
}

const KEPT = 2_000;

/**
 * Messages that no intent covered, the newest of each tenant. An engine that answers again after a crash may say something else:
 * one answer without an intent is enough, and the last such answer tells the time. So repeats are to be observed as well.
 */
export class UnrecognisedMessages {
  private readonly byTenant = new Map<string, Map<string, Unrecognised>>();

  observe({ type, tenant, time: said, data }: LogEvent): void {
    if (type !== MessageUnderstood.type) return;
    const { messageId, understanding, text = '' } = data as unknown as MessageUnderstoodData;
    if (!understanding.outOfScope || text.trim() === '') return;
    const messages = this.byTenant.get(tenant) ?? new Map<string, Unrecognised>();
    const at = time(said);
    if (at > (messages.get(messageId)?.at ?? new Date(-8.64e15))) messages.set(messageId, { messageId, at, text: new Written(text) });
    this.byTenant.set(tenant, messages);
  }

  rows(): Map<string, Row> {
    const rows = [...this.byTenant].flatMap(([tenant, messages]) =>
      [...messages.values()].sort(newestFirst).slice(0, KEPT).map(({ messageId, at, text }) => [unrecognisedKeyOf(tenant, messageId), { text, understood_time: at }] as const));
    return new Map(rows);
  }
}

const newestFirst = (a: Unrecognised, b: Unrecognised): number => b.at.getTime() - a.at.getTime() || (a.messageId < b.messageId ? 1 : -1);

/** Also names the row in the report. */
export const unrecognisedKeyOf = (tenant: string, messageId: string): string => `tenant ${tenant} message ${messageId}`;
