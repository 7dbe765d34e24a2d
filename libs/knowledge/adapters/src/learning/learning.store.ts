import type { AnswerVerdict } from '@parley/contracts';
import { isoTime, type Database, type Tx } from '@parley/platform/event-log';

export interface SaidMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly wording: string;
}

export interface GivenAnswer {
  readonly replyId: string;
  readonly tenant: string;
  readonly conversationId: string;
  readonly threadId: string;
  readonly subjectId: string;
  readonly seq: number;
  readonly articleId: string;
  readonly articleVersion: number;
  readonly wording: string;
  /** ISO 8601. */
  readonly time: string;
}

/** What the customer did after an answer; from it follows what the last one before it was worth. */
export interface Verdict {
  readonly conversationId: string;
  readonly seq: number;
  readonly outcome: 'helpful' | 'wrong';
}

/** What somebody said of an answer. */
export interface Judgement {
  readonly replyId: string;
  readonly judge: 'customer' | 'agent';
  readonly verdict: AnswerVerdict;
  /** Of several words of one judge that with the highest rank counts. */
  readonly rank: number;
}

export interface FoundGap {
  readonly messageId: string;
  readonly tenant: string;
  readonly conversationId: string;
  readonly wording: string;
  readonly time: string;
}

export interface Learned {
  readonly messages: readonly SaidMessage[];
  readonly answers: readonly GivenAnswer[];
  readonly verdicts: readonly Verdict[];
  readonly judgements: readonly Judgement[];
  readonly gaps: readonly FoundGap[];
}

const MOST_GAPS = 5_000;

/** The read model of what answers did. Every statement may run again with the same rows. */
export class LearningStore {
  /** The newest message of each conversation, as far as one is known. */
  async lastMessages(tx: Tx, conversationIds: readonly string[]): Promise<SaidMessage[]> {
    return tx.query<SaidMessage & object>(
      'SELECT conversation_id AS "conversationId", message_id AS "messageId", wording FROM learning_message_v1 WHERE conversation_id = ANY($1)',
      [conversationIds],
    );
  }

  async apply(tx: Tx, { messages, answers, verdicts, judgements, gaps }: Learned): Promise<void> {
    if (messages.length > 0) {
      await tx.execute(
        `INSERT INTO learning_message_v1 (conversation_id, message_id, wording) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
         ON CONFLICT (conversation_id) DO UPDATE SET message_id = excluded.message_id, wording = excluded.wording`,
        [messages.map((m) => m.conversationId), messages.map((m) => m.messageId), messages.map((m) => m.wording)],
      );
    }
    if (answers.length > 0) {
      await tx.execute(
        `INSERT INTO learning_answer_v1 (reply_id, tenant, conversation_id, thread_id, subject_id, seq, article_id, article_version, wording, given_time)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::integer[], $9::text[], $10::timestamptz[])
         ON CONFLICT (reply_id) DO NOTHING`,
        [
          answers.map((a) => a.replyId), answers.map((a) => a.tenant), answers.map((a) => a.conversationId), answers.map((a) => a.threadId), answers.map((a) => a.subjectId),
          answers.map((a) => a.seq), answers.map((a) => a.articleId), answers.map((a) => a.articleVersion), answers.map((a) => a.wording), answers.map((a) => a.time),
        ],
      );
    }
    if (gaps.length > 0) {
      await tx.execute(
        `INSERT INTO learning_gap_v1 (message_id, tenant, conversation_id, wording, found_time)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) ON CONFLICT (message_id) DO NOTHING`,
        [gaps.map((g) => g.messageId), gaps.map((g) => g.tenant), gaps.map((g) => g.conversationId), gaps.map((g) => g.wording), gaps.map((g) => g.time)],
      );
    }
    await this.judge(tx, judgements);
    // One at a time, in order: of two verdicts on one answer the first counts.
    for (const { conversationId, seq, outcome } of verdicts) {
      await tx.execute(
        `UPDATE learning_answer_v1 SET outcome = $3 WHERE outcome = 'open' AND reply_id =
           (SELECT reply_id FROM learning_answer_v1 WHERE conversation_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT 1)`,
        [conversationId, seq, outcome],
      );
    }
  }

  /** One row per answer and judge; sorted, so that two writers wait for each other in one order. */
  private async judge(tx: Tx, judgements: readonly Judgement[]): Promise<void> {
    if (judgements.length === 0) return;
    await tx.execute(
      `INSERT INTO learning_verdict_v1 AS v (reply_id, judge, verdict, rank)
       SELECT DISTINCT ON (reply_id, judge) * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS n (reply_id, judge, verdict, rank)
       ORDER BY reply_id, judge, rank DESC
       ON CONFLICT (reply_id, judge) DO UPDATE SET verdict = excluded.verdict, rank = excluded.rank WHERE excluded.rank > v.rank`,
      [judgements.map((j) => j.replyId), judgements.map((j) => j.judge), judgements.map((j) => j.verdict), judgements.map((j) => j.rank)],
    );
  }

  /**
   * How often each version of each article was used, and how that ended; the newest versions first. What the team said of
   * an answer stands above what the customer said, and that above what was inferred; `judged` counts those with such a word.
   */
  async outcomes(database: Database, tenant: string, articleId?: string): Promise<{ articleId: string; articleVersion: number; used: number; helpful: number; wrong: number; judged: number }[]> {
    return database.query(
      `SELECT article_id AS "articleId", article_version AS "articleVersion", count(*)::integer AS used,
         count(*) FILTER (WHERE outcome = 'helpful')::integer AS helpful, count(*) FILTER (WHERE outcome = 'wrong')::integer AS wrong,
         count(judged)::integer AS judged
       FROM learning_answer WHERE tenant = $1 AND ($2::text IS NULL OR article_id = $2)
       GROUP BY article_id, article_version ORDER BY used DESC, article_id, article_version DESC LIMIT 500`,
      [tenant, articleId ?? null],
    );
  }

  /** Wordings of answers that customer or agent confirmed, that their article does not have yet and that nobody dismissed, the most frequent first. */
  async suggestions(database: Database, tenant: string, articleId?: string): Promise<{ articleId: string; title: string; wording: string; times: number; last: string }[]> {
    return database.query(
      `SELECT l.article_id AS "articleId", a.content->>'title' AS title, min(l.wording) AS wording, count(*)::integer AS times,
         ${isoTime('max(l.given_time)')} AS last
       FROM learning_answer l JOIN article a ON a.tenant = l.tenant AND a.article_id = l.article_id AND a.status = 'published'
       WHERE l.tenant = $1 AND ($2::text IS NULL OR l.article_id = $2) AND l.judged = 'helpful' AND l.wording <> ''
         AND NOT EXISTS (SELECT 1 FROM learning_dismissal d WHERE d.tenant = l.tenant AND d.article_id = l.article_id AND d.wording = lower(l.wording))
         AND NOT EXISTS (SELECT 1 FROM json_array_elements_text(a.content->'similarQuestions') s WHERE lower(s) = lower(l.wording))
         AND lower(a.content->>'question') <> lower(l.wording)
       GROUP BY l.article_id, a.content->>'title', lower(l.wording) ORDER BY times DESC, last DESC LIMIT 200`,
      [tenant, articleId ?? null],
    );
  }

  /** A wording that is not to be suggested for an article again; a repeat changes nothing. */
  async dismiss(database: Database, { tenant, articleId, wording, by, time }: { tenant: string; articleId: string; wording: string; by: string; time: string }): Promise<void> {
    await database.execute(
      `INSERT INTO learning_dismissal (tenant, article_id, wording, dismissed_by, dismissed_time) VALUES ($1, $2, lower($3), $4, $5)
       ON CONFLICT (tenant, article_id, wording) DO NOTHING`,
      [tenant, articleId, wording, by, time],
    );
  }

  /** The newest questions without an answer. */
  async gaps(database: Database, tenant: string, since: string): Promise<{ wording: string; time: string }[]> {
    return database.query(
      `SELECT wording, ${isoTime('found_time')} AS time FROM learning_gap
       WHERE tenant = $1 AND found_time >= $2 ORDER BY found_time DESC LIMIT ${MOST_GAPS}`,
      [tenant, since],
    );
  }

  /** Who got an answer from an article in a version before the given one, newest first. */
  async recall(
    database: Database, tenant: string, articleId: string, beforeVersion: number,
  ): Promise<{ conversationId: string; threadId: string; subjectId: string; articleVersion: number; time: string }[]> {
    return database.query(
      `SELECT conversation_id AS "conversationId", thread_id AS "threadId", subject_id AS "subjectId", max(article_version) AS "articleVersion",
         ${isoTime('max(given_time)')} AS time
       FROM learning_answer WHERE tenant = $1 AND article_id = $2 AND article_version < $3
       GROUP BY conversation_id, thread_id, subject_id ORDER BY time DESC LIMIT 1000`,
      [tenant, articleId, beforeVersion],
    );
  }
}
