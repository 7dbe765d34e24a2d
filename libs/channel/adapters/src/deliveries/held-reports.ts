import type { DeliveryReport } from '@parley/channel/domain';
import type { Tx } from '@parley/platform/event-log';

/** Key of the advisory lock under which reports are held; it only has to differ from other locks of the schema. */
const HOLD_LOCK = 7_203_501;
/** Reports that nobody claims (another tool sends from the same number) are kept this long. */
const KEPT = '7 days';

/** Taken by those who make deliveries known: a report cannot be held past them unseen. */
export async function lockOutHolders(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1, hashtext(current_schema()))', [HOLD_LOCK]);
}

/** Taken before a report is held: waits until the deliveries that are being made known are visible. */
export async function waitForNewDeliveries(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))', [HOLD_LOCK]);
}

export async function holdReports(tx: Tx, held: readonly { reference: string; report: DeliveryReport }[]): Promise<void> {
  if (held.length === 0) return;
  await tx.execute(
    `INSERT INTO held_report (account_id, reference, state, report)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[]) ON CONFLICT DO NOTHING`,
    [
      held.map(({ report }) => report.accountId),
      held.map(({ reference }) => reference),
      held.map(({ report }) => report.state),
      held.map(({ report }) => JSON.stringify(report)),
    ],
  );
  await tx.execute(`DELETE FROM held_report WHERE held_at < clock_timestamp() - interval '${KEPT}'`);
}

/** Takes the reports held for these references, in the order in which they came. */
export async function releaseReports(
  tx: Tx,
  references: readonly { accountId: string; reference: string }[],
): Promise<DeliveryReport[]> {
  if (references.length === 0) return [];
  const rows = await tx.query<{ report: DeliveryReport; held_at: Date }>(
    `DELETE FROM held_report
     WHERE (account_id, reference) IN (SELECT * FROM unnest($1::text[], $2::text[]))
     RETURNING report, held_at`,
    [references.map(({ accountId }) => accountId), references.map(({ reference }) => reference)],
  );
  return rows.sort((a, b) => a.held_at.getTime() - b.held_at.getTime()).map(({ report }) => report);
}
