import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class OfferEndedData {
  @IsString() @MaxLength(64) offerId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsIn(['expired', 'rejected', 'withdrawn']) cause!: 'expired' | 'rejected' | 'withdrawn';
}

export const OfferEnded = defineEvent({
  type: 'routing.OfferEnded',
  data: OfferEndedData,
  description: 'An offer ended without an assignment.',
});
