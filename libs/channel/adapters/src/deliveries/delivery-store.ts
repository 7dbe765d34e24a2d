import { Topics } from '@parley/contracts';
import { afterReport, statesReached, type Delivery, type DeliveryReport } from '@parley/channel/domain';
import type { Database, NewEvent, Outbox, Tx } from '@parley/platform/event-log';
import { deliveryEvent } from './delivery-events';
import { deliveryOfRow, type DeliveryRow } from './delivery-rows';
import { holdReports, releaseReports, waitForNewDeliveries, lockOutHolders } from './held-reports';

export interface ToSend {
  readonly delivery: Delivery;
  readonly agentEpoch: number | undefined;
}

/** Replies on their way to customers, and what is reported about them. */
export class DeliveryStore {
  constructor(private readonly outbox: Outbox) {}

  /** Takes new deliveries; those that exist stay as they are. Reports that came before them take effect. */
  async add(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await lockOutHolders(tx);
    await tx.execute(
      `INSERT INTO delivery (reply_id, tenant, subject_id, conversation_id, thread_id, channel, account_id, recipient, author, purpose,
         epoch, content, sources, composed_time, last_customer_message_time, traceparent)
       SELECT "replyId", tenant, "subjectId", "conversationId", "threadId", channel, "accountId", recipient, author, purpose,
         epoch, content, sources, "composedTime", "lastCustomerMessageTime", traceparent
       FROM json_to_recordset($1::json) AS d ("replyId" text, tenant text, "subjectId" text, "conversationId" text, "threadId" text,
         channel text, "accountId" text, recipient text, author text, purpose text, epoch int, content json, sources json,
         "composedTime" timestamptz, "lastCustomerMessageTime" timestamptz, traceparent text)
       ORDER BY "replyId" ON CONFLICT (reply_id) DO NOTHING`,
      [JSON.stringify(deliveries)],
    );
    const held = await releaseReports(tx, deliveries.map(({ accountId, replyId }) => ({ accountId, reference: replyReference(replyId) })));
    if (held.length > 0) await this.apply(tx, held, await this.find(tx, held));
  }

  /**
   * Records what is reported, in any order and any number of times: each state that a delivery newly reaches leads to
   * one event. A report about a delivery that is not known yet is held until it is.
   */
  async report(tx: Tx, reports: readonly DeliveryReport[]): Promise<void> {
    if (reports.length === 0) return;
    let known = await this.find(tx, reports);
    if (reports.some((report) => !rowOf(known, report))) {
      await waitForNewDeliveries(tx);
      known = await this.find(tx, reports);
      const unknown = reports.filter((report) => !rowOf(known, report));
      await holdReports(tx, unknown.map((report) => ({ reference: referenceOf(report), report })));
    } else if (reports.some((report) => namesNewExternalId(known, report))) {
      await lockOutHolders(tx);
    }
    await this.apply(tx, reports, known);
  }

  /** Deliveries by their replies' ids, each with the newest epoch in which an agent took its conversation over: what a send has to know. */
  async findToSend(database: Pick<Database, 'query'>, replyIds: readonly string[]): Promise<Map<string, ToSend>> {
    const rows = await database.query<DeliveryRow & { agent_epoch: number | null }>(
      'SELECT d.*, c.agent_epoch FROM delivery d LEFT JOIN conversation_control c USING (conversation_id) WHERE d.reply_id = ANY($1)',
      [replyIds],
    );
    return new Map(rows.map((row) => [row.reply_id, { delivery: deliveryOfRow(row), agentEpoch: row.agent_epoch ?? undefined }]));
  }

  /** How many vendor messages of a split reply have been accepted, so that a repeat goes on behind them. */
  async recordPart(database: Pick<Database, 'execute'>, replyId: string, partsSent: number): Promise<void> {
    await database.execute('UPDATE delivery SET parts_sent = greatest(parts_sent, $2) WHERE reply_id = $1', [replyId, partsSent]);
  }

  /** Counts a call that the vendor refused, and says how many there were. */
  async countRefusal(database: Pick<Database, 'query'>, replyId: string): Promise<number> {
    const [row] = await database.query<{ attempts: number }>(
      'UPDATE delivery SET attempts = attempts + 1 WHERE reply_id = $1 RETURNING attempts',
      [replyId],
    );
    return row?.attempts ?? 1;
  }

  private async apply(tx: Tx, reports: readonly DeliveryReport[], known: readonly DeliveryRow[]): Promise<void> {
    const events: { stream: string; event: NewEvent }[] = [];
    const changed = new Map<string, DeliveryRow>();
    for (const report of reports) {
      const row = rowOf(known, report);
      if (!row) continue;
      for (const state of statesReached(row.state, report.state)) events.push(deliveryEvent(row, state, report));
      const newId = row.external_message_id === null && report.externalMessageId !== undefined;
      const state = afterReport(row.state, report.state);
      if (!newId && state === row.state) continue;
      row.state = state;
      if (newId) row.external_message_id = report.externalMessageId ?? null;
      changed.set(row.reply_id, row);
    }
    // First what is told here: reports that the new ids release follow it.
    await this.outbox.publish(tx, Topics.channel, events);
    await this.save(tx, [...changed.values()]);
  }

  private async save(tx: Tx, rows: readonly DeliveryRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.execute(
      `UPDATE delivery SET state = n.state, external_message_id = n.external_message_id
       FROM unnest($1::text[], $2::text[], $3::text[]) AS n (reply_id, state, external_message_id)
       WHERE delivery.reply_id = n.reply_id`,
      [rows.map((r) => r.reply_id), rows.map((r) => r.state), rows.map((r) => r.external_message_id)],
    );
    const named = rows.flatMap((row) =>
      row.external_message_id === null ? [] : [{ accountId: row.account_id, reference: externalReference(row.external_message_id) }],
    );
    const held = await releaseReports(tx, named);
    if (held.length > 0) await this.apply(tx, held, rows);
  }

  /**
   * The deliveries that reports are about, locked in order of their ids. Both ways to name one lead to the primary key:
   * joined by OR they would read the whole table, at every report.
   */
  private async find(tx: Tx, reports: readonly DeliveryReport[]): Promise<DeliveryRow[]> {
    return tx.query<DeliveryRow>(
      `SELECT * FROM delivery
       WHERE reply_id = ANY($1::text[] || ARRAY(
         SELECT d.reply_id FROM unnest($2::text[], $3::text[]) AS r (account_id, external_message_id)
         JOIN delivery d USING (account_id, external_message_id)))
       ORDER BY reply_id FOR UPDATE`,
      [
        reports.flatMap(({ replyId }) => replyId ?? []),
        reports.map(({ accountId }) => accountId),
        reports.map(({ externalMessageId }) => externalMessageId ?? null),
      ],
    );
  }
}

/** A report may only speak about a delivery of its own account. */
const rowOf = (known: readonly DeliveryRow[], { accountId, replyId, externalMessageId }: DeliveryReport): DeliveryRow | undefined =>
  known.find((row) => row.account_id === accountId && (replyId === undefined ? row.external_message_id === externalMessageId : row.reply_id === replyId));

const namesNewExternalId = (known: readonly DeliveryRow[], report: DeliveryReport): boolean =>
  report.externalMessageId !== undefined && rowOf(known, report)?.external_message_id === null;

const replyReference = (replyId: string): string => `reply:${replyId}`;
const externalReference = (externalMessageId: string): string => `external:${externalMessageId}`;
const referenceOf = ({ replyId, externalMessageId }: DeliveryReport): string =>
  replyId === undefined ? externalReference(externalMessageId ?? '') : replyReference(replyId);
