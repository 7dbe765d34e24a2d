import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { ANSWER_VERDICTS, type AnswerVerdict } from '../verdict';

export class AnswerRatedData {
  /** A bot's answer that came from an article. */
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) accountId!: string;
  /** The newest by the event's time counts; times of one reply grow. */
  @IsIn(ANSWER_VERDICTS) verdict!: AnswerVerdict;
}

export const AnswerRated = defineEvent({
  type: 'channel.AnswerRated',
  data: AnswerRatedData,
  description: 'The customer said whether a bot\'s answer helped.',
});
