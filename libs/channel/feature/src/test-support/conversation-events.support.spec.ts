import {
  ControlChanged, CustomerMessageAdded, deriveId, messageIdOf, ReplyComposed, subjectIdOf, threadIdOf, type Channel, type ControlChangedData, type CustomerMessageAddedData, type EventEnvelope,
  type MessageContent, type ReplyComposedData,
} from '@parley/contracts';

/** What the conversation service would say, with contiguous seq per conversation. */
export class ConversationEvents {
  private readonly seqs = new Map<string, number>();

  constructor(
    private readonly channel: Channel,
    private readonly accountId: string,
  ) {}

  reply(user: string, text: string, parts: Partial<ReplyComposedData> = {}): EventEnvelope<ReplyComposedData> {
    const conversationId = deriveId('conversation', user);
    const data: ReplyComposedData = {
      replyId: deriveId('reply', user, text),
      conversationId,
      threadId: threadIdOf('demo', this.accountId, user),
      channel: this.channel,
      accountId: this.accountId,
      recipient: user,
      lastCustomerMessageTime: new Date().toISOString(),
      epoch: 1,
      author: 'bot',
      purpose: 'answer',
      content: { kind: 'text', text },
      sources: [],
      ...parts,
    };
    return this.event(ReplyComposed.type, conversationId, user, data);
  }

  control(user: string, epoch: number, controller: ControlChangedData['controller']): EventEnvelope<ControlChangedData> {
    const conversationId = deriveId('conversation', user);
    return this.event(ControlChanged.type, conversationId, user, { conversationId, epoch, controller, cause: 'assigned' });
  }

  message(user: string, externalMessageId: string, content: MessageContent): EventEnvelope<CustomerMessageAddedData> {
    const conversationId = deriveId('conversation', user);
    return this.event(CustomerMessageAdded.type, conversationId, user, {
      messageId: messageIdOf('demo', this.accountId, externalMessageId),
      conversationId,
      threadId: threadIdOf('demo', this.accountId, user),
      channel: this.channel,
      accountId: this.accountId,
      externalMessageId,
      content,
      controller: 'bot',
      epoch: 1,
    });
  }

  private event<T>(type: string, conversationId: string, user: string, data: T): EventEnvelope<T> {
    const seq = (this.seqs.get(conversationId) ?? 0) + 1;
    this.seqs.set(conversationId, seq);
    const time = new Date().toISOString();
    return {
      id: deriveId(conversationId, seq), type, source: '/parley/conversation', subject: conversationId, time, recordedtime: time,
      tenant: 'demo', subjectid: subjectIdOf('demo', this.accountId, user), partitionkey: conversationId, dataversion: 1, seq, data,
    };
  }
}
