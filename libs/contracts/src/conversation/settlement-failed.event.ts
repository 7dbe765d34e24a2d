import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class SettlementFailedData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsIn(['CONTENT_REFUSED', 'INTERNAL']) reason!: 'CONTENT_REFUSED' | 'INTERNAL';
}

export const SettlementFailed = defineEvent({
  type: 'conversation.SettlementFailed',
  data: SettlementFailedData,
  description: 'A customer message could not be settled in any other way; an operator is alarmed.',
});
