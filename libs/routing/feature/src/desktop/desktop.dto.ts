import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';

class Message {
  @IsString() @MaxLength(32) type!: string;
}

export class AuthenticateMessage extends Message {
  @IsString() @MaxLength(4096) token!: string;
}

/** What to hear of: the tenant's queue, or one conversation. */
export class FollowMessage extends Message {
  @IsIn(['queue', 'conversation']) to!: 'queue' | 'conversation';
  @ValidateIf(({ to }: FollowMessage) => to === 'conversation') @IsString() @MaxLength(64) conversationId?: string;
}

export class TypingMessage extends Message {
  @IsString() @MaxLength(64) conversationId!: string;
}
