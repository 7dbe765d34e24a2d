import { MAX_TEXT_LENGTH, WrapUp } from '@parley/contracts';
import { PRESENCES, type Presence } from '@parley/routing/domain';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsString, IsUUID, MaxLength, MinLength, ValidateNested } from 'class-validator';

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

export class ResolutionDto {
  @IsDefined() @ValidateNested() @Type(() => WrapUp) wrapUp!: WrapUp;
}
