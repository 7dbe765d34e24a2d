import { IsIn, IsInt, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';

export class AgentPresenceChangedData {
  @IsString() @MaxLength(64) agentId!: string;
  @IsIn(['online', 'away', 'offline']) presence!: 'online' | 'away' | 'offline';
  /** Conversations at once. */
  @IsInt() @Min(0) capacity!: number;
}

export const AgentPresenceChanged = defineEvent({
  type: 'routing.AgentPresenceChanged',
  data: AgentPresenceChangedData,
  description: 'An agent became available, busy, or left.',
});
