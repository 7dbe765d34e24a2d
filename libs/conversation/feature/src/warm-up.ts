import {
  deriveId, messageIdOf, MessageReceived, MessageUnderstood, PassagesRetrieved, subjectIdOf, threadIdOf, Topics,
  type EventContract, type Topic,
} from '@parley/contracts';
import type { Database, ReceivedEvent } from '@parley/platform/event-log';
import type { ConversationEventsHandler } from './conversation-events.handler';

const ROUNDS = 40;
const TENANT = 'warm-up';

/** Ends a rehearsal without leaving a trace. */
class Rehearsed extends Error {}

/** Plays conversations through the hot path and rolls them back, so that the first customer meets compiled code and open connections. */
export async function rehearse(database: Database, handler: ConversationEventsHandler): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const run = database.transaction(async (tx) => {
      const { received, answers } = script(round);
      await handler.handle([received], { tx });
      await handler.handle(answers, { tx });
      throw new Rehearsed();
    });
    await run.catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  }
}

function script(round: number): { received: ReceivedEvent; answers: ReceivedEvent[] } {
  const user = `nobody-${round}`;
  const messageId = messageIdOf(TENANT, TENANT, user);
  const threadId = threadIdOf(TENANT, TENANT, user);
  const conversationId = deriveId('conversation', threadId, messageId);
  const engine = { name: TENANT, version: '1' };
  const event = (contract: EventContract, topic: Topic, subject: string, data: object): ReceivedEvent => ({
    id: deriveId(messageId, contract.type), type: contract.type, source: `/parley/${topic.owner}`, subject,
    time: new Date().toISOString(), recordedtime: new Date().toISOString(), tenant: TENANT, subjectid: subjectIdOf(TENANT, TENANT, user),
    partitionkey: subject, dataversion: contract.version, topic: topic.name, partition: 0, offset: round,
    data: data as Record<string, unknown>,
  });
  return {
    received: event(MessageReceived, Topics.channel, threadId, {
      messageId, threadId, channel: 'http', accountId: TENANT, externalMessageId: user, externalUserId: user,
      content: { kind: 'text', text: 'Where is my order?' },
    }),
    answers: [
      event(MessageUnderstood, Topics.nlu, conversationId, {
        messageId, conversationId, engine,
        understanding: { language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: true },
      }),
      event(PassagesRetrieved, Topics.knowledge, conversationId, {
        messageId, conversationId, engine,
        passages: [{ articleId: TENANT, articleVersion: 1, title: 'Orders', text: 'Your order is on its way.', language: 'en', score: 1, confidence: round % 2 }],
      }),
    ],
  };
}
