import { PastMessageImported, Topics, type PastMessageImportedData, type Topic } from '@parley/contracts';
import { evolvePastConversation, noPastConversation, type KnownPastConversation, type PastConversation, type PastConversationEvent, type PastMessage } from '@parley/conversation/domain';
import { newEvent, StreamStore, type Database, type LockedStream, type NewEvent, type OwnedLedger, type Tx } from '@parley/platform/event-log';

export interface PastOrigin {
  readonly tenant: string;
  readonly importId: string;
}

/** The ledger of old conversations, on a topic of their own: what decides on live ones never sees them. */
export class PastConversationLedger {
  private readonly streams: StreamStore<PastConversation>;

  constructor(topic: Topic = Topics.pastConversations) {
    this.streams = new StreamStore({ topic, source: '/parley/conversation', initial: noPastConversation });
  }

  /** Ids of those that are in the ledger already. */
  async known(source: Pick<Database, 'query'>, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await source.query<{ event_id: string }>('SELECT event_id FROM ledger WHERE event_id = ANY($1::uuid[])', [messageIds]);
    return new Set(rows.map((row) => row.event_id));
  }

  /** Appends the messages that the ledger lacks, each as an event with the message's own id; says how many. Call the relay afterwards. */
  async append(tx: Tx, origin: PastOrigin, messages: readonly PastMessage[]): Promise<number> {
    const known = await this.known(tx, messages.map(({ messageId }) => messageId));
    const missing = messages.filter(({ messageId }) => !known.has(messageId));
    const streams = await this.streams.lock(tx, missing.map(({ conversationId }) => conversationId));
    const changes = [...streams.values()].map((stream) => changeOf(stream, origin, missing.filter(({ conversationId }) => conversationId === stream.id)));
    await this.streams.commit(tx, changes);
    await placePastConversations(tx, changes.map(({ state }) => state));
    return missing.length;
  }
}

interface Change {
  readonly stream: LockedStream<PastConversation>;
  readonly state: KnownPastConversation;
  readonly events: readonly NewEvent<PastMessageImportedData>[];
}

function changeOf(stream: LockedStream<PastConversation>, { tenant, importId }: PastOrigin, messages: readonly PastMessage[]): Change {
  let state = stream.state;
  const events = messages.map(({ subjectId, time, ...message }) => {
    // A conversation stays with the customer it began with, also when a later file names them otherwise.
    const { threadId, subjectid } = state.status === 'past' ? state : { threadId: message.threadId, subjectid: subjectId };
    const event = newEvent(PastMessageImported, { id: message.messageId, time, tenant, subjectid, data: { ...message, threadId, importId } });
    state = evolvePastConversation(state, event);
    return event;
  });
  if (state.status === 'absent') throw new TypeError('A conversation without messages was to be stored');
  return { stream, state, events };
}

/** How old conversations come back from the log. */
export const pastConversationLedger = (topic: Topic = Topics.pastConversations): OwnedLedger<PastConversation> => ({
  topic,
  initial: noPastConversation,
  evolve: (state, event) => evolvePastConversation(state, event as unknown as PastConversationEvent),
  async derive(tx, _streamId, events) {
    const state = events.reduce<PastConversation>((folded, event) => evolvePastConversation(folded, event as unknown as PastConversationEvent), noPastConversation());
    if (state.status === 'past') await placePastConversations(tx, [state]);
  },
});

/** Rows by which people find old conversations. */
async function placePastConversations(tx: Tx, states: readonly KnownPastConversation[]): Promise<void> {
  if (states.length === 0) return;
  await tx.execute(
    `INSERT INTO past_conversation (conversation_id, tenant, thread_id, channel, language, resolution, first_time, last_time, messages)
     SELECT "conversationId", tenant, "threadId", channel, language, resolution, "firstTime", "lastTime", messages
     FROM json_to_recordset($1::json) AS s ("conversationId" text, tenant text, "threadId" text, channel text, language text, resolution text,
       "firstTime" timestamptz, "lastTime" timestamptz, messages int)
     ON CONFLICT (conversation_id) DO UPDATE SET language = excluded.language, resolution = excluded.resolution,
       first_time = excluded.first_time, last_time = excluded.last_time, messages = excluded.messages`,
    [JSON.stringify(states)],
  );
}
