import { AnswerRated, deriveId, Topics, type AnswerVerdict } from '@parley/contracts';
import { eventTime, verdictAfter, type AnswerRating, type StandingVerdict } from '@parley/channel/domain';
import { newEvent, type NewEvent, type Outbox, type Tx } from '@parley/platform/event-log';
import type { DeliveryRow } from '../deliveries/delivery-rows';

type RatedRow = DeliveryRow & { verdict: AnswerVerdict | null; verdict_time: Date | null };

/** What customers say of the bot's answers; it stands beside the delivery of the answer. */
export class RatingStore {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Records what is said, in any order and any number of times: each change of the word that stands leads to one event.
   * Passed over is what is said of replies that are no answers from articles, or belong to another thread.
   */
  async rate(tx: Tx, ratings: readonly AnswerRating[]): Promise<void> {
    if (ratings.length === 0) return;
    const rows = await find(tx, ratings);
    const events: { stream: string; event: NewEvent }[] = [];
    for (const rating of ratings) {
      const row = rows.find((one) => isAbout(one, rating));
      if (!row) continue;
      const now = new Date().toISOString();
      const { time, timeclamped } = eventTime(rating.time ?? now, now);
      const said = { verdict: rating.verdict, ...(rating.time !== undefined && { time }) };
      const standing = verdictAfter(standingOf(row), said, now);
      if (!standing) continue;
      row.verdict = standing.verdict;
      row.verdict_time = new Date(standing.time);
      events.push({ stream: row.thread_id, event: ratedEvent(row, standing, timeclamped) });
    }
    if (events.length === 0) return;
    await this.outbox.publish(tx, Topics.channel, events);
    await save(tx, rows);
  }
}

/** The answers that ratings are about, locked in order of their ids. */
function find(tx: Tx, ratings: readonly AnswerRating[]): Promise<RatedRow[]> {
  return tx.query<RatedRow>(
    `SELECT * FROM delivery
     WHERE reply_id = ANY($1::text[] || ARRAY(
       SELECT d.reply_id FROM unnest($2::text[], $3::text[]) AS r (account_id, external_message_id)
       JOIN delivery d USING (account_id, external_message_id)))
       AND author = 'bot' AND purpose = 'answer' AND json_array_length(sources) > 0
     ORDER BY reply_id FOR UPDATE`,
    [
      ratings.flatMap(({ replyId }) => replyId ?? []),
      ratings.map(({ accountId }) => accountId),
      ratings.map(({ externalMessageId }) => externalMessageId ?? null),
    ],
  );
}

async function save(tx: Tx, rows: readonly RatedRow[]): Promise<void> {
  await tx.execute(
    `UPDATE delivery SET verdict = n.verdict, verdict_time = n.time
     FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (reply_id, verdict, time) WHERE delivery.reply_id = n.reply_id`,
    [rows.map((row) => row.reply_id), rows.map((row) => row.verdict), rows.map((row) => row.verdict_time)],
  );
}

const isAbout = (row: RatedRow, { accountId, threadId, replyId, externalMessageId }: AnswerRating): boolean =>
  row.account_id === accountId && row.thread_id === threadId && (replyId === undefined ? row.external_message_id === externalMessageId : row.reply_id === replyId);

const standingOf = ({ verdict, verdict_time: time }: RatedRow): StandingVerdict | undefined =>
  verdict === null || time === null ? undefined : { verdict, time: time.toISOString() };

function ratedEvent(row: RatedRow, { verdict, time }: StandingVerdict, timeclamped: boolean): NewEvent {
  return newEvent(AnswerRated, {
    id: deriveId('rating', row.reply_id, time),
    time,
    timeclamped,
    tenant: row.tenant,
    subjectid: row.subject_id,
    causationid: row.reply_id,
    correlationid: row.conversation_id,
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
    data: { replyId: row.reply_id, conversationId: row.conversation_id, threadId: row.thread_id, accountId: row.account_id, verdict },
  });
}
