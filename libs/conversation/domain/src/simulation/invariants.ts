import { evolve } from '../evolve';
import { initialConversation, type Conversation } from '../conversation';
import type { ConversationEvent } from '../events';
import { isSettled, settlementOf } from '../settlement';
import type { World } from './world';

/** What must hold after every run, whatever went wrong in it. Answers with the first thing that does not. */
export function violation(world: World): string | undefined {
  return (
    messagesAddedOnce(world) ??
    [...world.store.ledger].map(([id, rows]) => ofConversation(world, id, rows)).find((found) => found !== undefined) ??
    publishedAsWritten(world)
  );
}

function ofConversation(world: World, id: string, rows: readonly { seq: number; event: ConversationEvent }[]): string | undefined {
  const events = rows.map(({ event }) => event);
  const state = world.store.stream(id).state;
  return (
    contiguous(rows.map(({ seq }) => seq)) ??
    unique('event id', events.map((event) => event.id)) ??
    replies(events) ??
    foldsTo(events, state) ??
    settled(events, state) ??
    onFirstAnswers(world, events) ??
    nothingLeft(world, id)
  );
}

function messagesAddedOnce({ accepted, store }: World): string | undefined {
  const added = [...store.ledger.values()].flat().flatMap(({ event }) => (event.type === 'conversation.CustomerMessageAdded' ? [event.data.externalMessageId] : []));
  const twice = unique('customer message', added);
  if (twice !== undefined) return twice;
  const lost = [...accepted].find((externalId) => !added.includes(externalId));
  return lost === undefined ? undefined : `accepted message ${lost} was never added`;
}

/** Kafka may hold an event twice, but holds every ledger event, and each stream's in order. */
function publishedAsWritten({ published, store }: World): string | undefined {
  for (const [id, rows] of store.ledger) {
    const seen = [...new Set(published.filter((row) => row.conversationId === id).map(({ event }) => event.id))];
    if (seen.join() !== rows.map(({ event }) => event.id).join()) return `conversation ${id} was not published as written`;
  }
  return undefined;
}

const contiguous = (seqs: readonly number[]): string | undefined =>
  seqs.every((seq, index) => seq === index + 1) ? undefined : `seq is ${seqs.join()}`;

function unique(what: string, values: readonly string[]): string | undefined {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? undefined : `${what} ${twice} occurs twice`;
}

/** Nobody speaks without being in control, and no message is answered twice. */
function replies(events: readonly ConversationEvent[]): string | undefined {
  let control = 'bot';
  let epoch = 1;
  const answered: string[] = [];
  const held: string[] = [];
  const epochs = new Map<string, number>();
  for (const { type, data } of events) {
    if (type === 'conversation.ControlChanged') {
      if (data.epoch !== epoch + 1) return `epoch ${data.epoch} follows ${epoch}`;
      [control, epoch] = [data.controller, data.epoch];
    }
    if (type === 'conversation.CustomerMessageAdded') epochs.set(data.messageId, data.epoch);
    if (type !== 'conversation.ReplyComposed') continue;
    if (data.author !== control) return `${data.author} replied while ${control} was in control`;
    if (data.epoch !== epoch) return `a reply of epoch ${data.epoch} went out in epoch ${epoch}`;
    if (data.author === 'agent') continue;
    if (epochs.get(data.messageId ?? '') !== epoch) return `a message of another epoch was answered in epoch ${epoch}`;
    (data.purpose === 'holding' ? held : answered).push(data.messageId ?? '');
  }
  return unique('answer to', answered) ?? unique('holding line for', held);
}

function foldsTo(events: readonly ConversationEvent[], state: Conversation): string | undefined {
  const folded = events.reduce<Conversation>(evolve, initialConversation());
  return JSON.stringify(folded) === JSON.stringify(state) ? undefined : 'the state is not the fold of the events';
}

function settled(events: readonly ConversationEvent[], state: Conversation): string | undefined {
  for (const event of events) {
    if (event.type !== 'conversation.CustomerMessageAdded') continue;
    const { messageId } = event.data;
    if (settlementOf(events, messageId) === undefined) return `message ${messageId} is not settled`;
    if (!isSettled(state, messageId)) return `message ${messageId} is settled by its history but not by the state`;
  }
  return undefined;
}

function onFirstAnswers({ firstAnswers }: World, events: readonly ConversationEvent[]): string | undefined {
  const first = new Set(firstAnswers.values());
  for (const { type, data } of events) {
    if (type !== 'conversation.ReplyComposed') continue;
    for (const stamp of [data.basis?.understoodBy, data.basis?.retrievedBy]) {
      if (stamp && !first.has(stamp.version)) return `a decision was taken on answer ${stamp.version}, which was not the first`;
    }
  }
  return undefined;
}

function nothingLeft({ store }: World, id: string): string | undefined {
  if (Object.keys(store.answers.get(id) ?? {}).length > 0) return 'answers of decided messages were left behind';
  const waiting = [...store.timers.values()].find(({ conversationId, kind }) => conversationId === id && kind !== 'conversation.inactivity');
  return waiting === undefined ? undefined : `deadline ${waiting.id} was left behind`;
}
