import { deriveId, subjectIdOf, threadIdOf } from '@parley/contracts';
import { maskPersonalData, ownNames } from '@parley/shared/domain';
import { languageOfText } from '../language/language';
import { nameMask, type Names } from './name-mask';
import type { PastMessage, WrittenMessage } from './past-message';

export interface PastSettings {
  readonly tenant: string;
  /** Channel account whose customers these are: with it, history and live threads of a customer are one. */
  readonly account: string;
  /** Silence after which a chat's next message begins another conversation, in milliseconds; for files that tell none apart. */
  readonly silenceMs: number;
}

const LONGEST_RESOLUTION = 256;
/** Of one role in one conversation: each name is looked for in every message of it. */
const MOST_NAMES = 200;

interface Conversation {
  readonly names: { readonly customer: Set<string>; readonly agent: Set<string> };
  customer?: string;
  withoutNames?: (text: string) => string;
}

/**
 * Messages with their ids and without what may name a person. Ids follow from the customer or conversation, the time, the author, the
 * text without numbers and addresses, and a count of equal ones: the same file again, or a longer export of the same chat, gives the same.
 */
export function* toPastMessages(written: readonly WrittenMessage[], settings: PastSettings): Generator<PastMessage> {
  const conversations = conversationsOf(written);
  const counts = new Map<string, number>();
  let chat: { id: string; last: number } | undefined;
  for (const message of written) {
    const { tenant, account, silenceMs } = settings;
    const known = conversations.get(message.conversation ?? '')!;
    const customer = externalUserOf(known.customer ?? `conversation ${message.conversation ?? ''}`);
    const threadId = threadIdOf(tenant, account, customer);
    const time = Date.parse(message.time);
    if (message.conversation === undefined && (!chat || time - chat.last > silenceMs)) chat = { id: deriveId('past-chat', threadId, message.time), last: time };
    if (chat) chat.last = Math.max(chat.last, time);
    const conversationId = message.conversation === undefined ? chat!.id : deriveId('past-conversation', tenant, account, message.conversation);
    const withoutNames = (known.withoutNames ??= nameMask(known.names));
    const reduced = maskPersonalData(storable(message.text));
    const text = withoutNames(reduced);
    const language = message.language ?? languageOfText(text) ?? undefined;
    const of = message.conversation === undefined ? threadId : conversationId;
    // Names stay in it: a later message may tell one, and ids must stay.
    const same = deriveId('past-message', of, message.time, message.author, message.kind, reduced);
    const count = counts.get(same) ?? 0;
    counts.set(same, count + 1);
    yield {
      messageId: deriveId(same, count), conversationId, threadId, subjectId: subjectIdOf(tenant, account, customer),
      author: message.author, time: message.time, kind: message.kind, channel: message.channel,
      ...(text !== '' && { text }),
      ...(language !== undefined && { language }),
      ...(message.resolution !== undefined && { resolution: withoutNames(maskPersonalData(storable(message.resolution))).slice(0, LONGEST_RESOLUTION) }),
    };
  }
}

/** Names may stand on a later line than the first text that mentions them, and in a text only: "my name is". */
function conversationsOf(written: readonly WrittenMessage[]): Map<string, Conversation> {
  const found = new Map<string, Conversation>();
  for (const { conversation = '', customer, agent, author, text } of written) {
    const known = found.get(conversation) ?? { names: { customer: new Set<string>(), agent: new Set<string>() } satisfies Names };
    if (customer !== undefined) {
      known.customer ??= customer;
      known.names.customer.add(customer);
    }
    if (agent !== undefined) known.names.agent.add(agent);
    if (author !== 'bot' && known.names[author].size < MOST_NAMES) for (const name of ownNames(text)) known.names[author].add(name);
    found.set(conversation, known);
  }
  return found;
}

/** No store takes control characters and halves of characters. */
const storable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[\ud800-\udfff]/gu, '\ufffd');

/** WhatsApp names a customer by the digits of the number alone. */
const externalUserOf = (customer: string): string => (/^\+?[\d\s()-]{7,}$/.test(customer) ? customer.replace(/\D/g, '') : customer);
