import { ANSWER_VERDICTS, MAX_TEXT_LENGTH, WrapUp, type AnswerVerdict } from '@parley/contracts';
import { PRESENCES, type Presence } from '@parley/routing/domain';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsString, IsUUID, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';

/** A conversation in the path. */
export class ConversationParam {
  @IsString() @MaxLength(64) id!: string;
}

export class PresenceDto {
  @IsIn(PRESENCES) presence!: Presence;
}

export class OfferDto {
  @IsString() @MaxLength(64) offerId!: string;
}

export class ReplyDto {
  /** Chosen by the client; the same id again is the same reply. */
  @IsUUID() replyId!: string;
  @IsString() @MinLength(1) @MaxLength(MAX_TEXT_LENGTH) text!: string;
}

/** What a customer meant, as an agent says. */
export class CorrectionDto {
  @IsString() @MaxLength(64) messageId!: string;
  /** Name in the intent library, or `none`. */
  @Matches(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/) @MaxLength(64) intent!: string;
}

/** Whether an answer of the bot was right. */
export class VerdictDto {
  @IsString() @MaxLength(64) replyId!: string;
  @IsIn(ANSWER_VERDICTS) verdict!: AnswerVerdict;
}

export class ResolutionDto {
  @IsDefined() @ValidateNested() @Type(() => WrapUp) wrapUp!: WrapUp;
}
