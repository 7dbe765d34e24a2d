import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ConversationDequeuedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsIn(['conversation-closed', 'returned-to-bot', 'escalated-again']) cause!: 'conversation-closed' | 'returned-to-bot' | 'escalated-again';
}

export const ConversationDequeued = defineEvent({
  type: 'routing.ConversationDequeued',
  data: ConversationDequeuedData,
  description: 'A waiting conversation left the queue without an agent.',
});
