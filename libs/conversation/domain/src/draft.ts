import { deriveId } from '@parley/contracts';
import type { ConversationCommand } from './commands';
import type { Conversation, OpenConversation } from './conversation';
import { BrokenHistoryError } from './errors';
import type { ConversationEvent, ConversationEventType, DataOf } from './events';
import { evolve } from './evolve';

interface Origin {
  readonly tenant: string;
  readonly subjectid: string;
  /** Defaults to the command's `now`. */
  readonly time?: string;
  readonly correlationId?: string;
}

/** The events of one decision, each seen by the next one's author: ids are derived from the cause, in order. */
export class Draft {
  readonly events: ConversationEvent[] = [];

  constructor(
    private readonly command: ConversationCommand,
    public state: Conversation,
  ) {}

  /** @param origin taken from the conversation itself where it has one. */
  record<Type extends ConversationEventType>(type: Type, data: DataOf<Type>, origin?: Origin): this {
    const { tenant, subjectid } = origin ?? this.known();
    const correlationId = origin?.correlationId ?? this.command.correlationId;
    const event = {
      id: deriveId(this.command.causeId, 'conversation.decide', this.events.length),
      type,
      time: origin?.time ?? this.command.now,
      tenant,
      subjectid,
      causationid: this.command.causeId,
      ...(correlationId !== undefined && { correlationid: correlationId }),
      data,
    } as unknown as ConversationEvent;
    this.events.push(event);
    this.state = evolve(this.state, event);
    return this;
  }

  /** The state so far, which the events up to here must have left open. */
  open(): OpenConversation {
    if (this.state.status !== 'open') throw new BrokenHistoryError(this.command.type, this.state.status);
    return this.state;
  }

  private known(): Origin {
    if (this.state.status === 'not-started') throw new BrokenHistoryError(this.command.type, this.state.status);
    return this.state;
  }
}
