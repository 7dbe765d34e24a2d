import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { ANSWER_VERDICTS, type AnswerVerdict } from '../verdict';

export class AnswerJudgedData {
  /** A bot's answer that came from an article. */
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  /** The newest counts, whoever of the team gave it; it stands above the customer's. */
  @IsIn(ANSWER_VERDICTS) verdict!: AnswerVerdict;
}

export const AnswerJudged = defineEvent({
  type: 'routing.AnswerJudged',
  data: AnswerJudgedData,
  description: 'An agent marked a bot\'s answer as right or wrong.',
});
