import { Inject, Injectable, Optional } from '@nestjs/common';
import { CustomerMessageAdded, ReplyComposed, type ReplyPurpose } from '@parley/contracts';
import { TurnStore, type SaidTurn, type TurnPlace } from '@parley/knowledge/adapters';
import { turnText, type AnswerWriter, type Turn } from '@parley/knowledge/domain';
import { Database, dataOf, isEvent, type ReceivedEvent, type Tx } from '@parley/platform/event-log';
import { ANSWER_WRITER } from '../tokens';

/** Replies that a question may lean on; the others say nothing about the matter. */
const TELLING: readonly ReplyPurpose[] = ['answer', 'clarification', 'agent'];

/**
 * What was said lately in a conversation, masked, for the model that words answers. Without a model nothing is kept. It
 * is written by a reader that lags a second behind, so what was said in that second may be missing.
 */
@Injectable()
export class TurnMemory {
  constructor(
    private readonly store: TurnStore,
    private readonly database: Database,
    @Optional() @Inject(ANSWER_WRITER) private readonly writer?: AnswerWriter | null,
  ) {}

  async remember(tx: Tx, events: readonly ReceivedEvent[]): Promise<void> {
    if (this.writer) await this.store.remember(tx, events.flatMap(turnOf));
  }

  /** Oldest first, for each place. */
  async before(places: readonly TurnPlace[]): Promise<Turn[][]> {
    return this.writer ? this.store.before(this.database, places) : places.map(() => []);
  }
}

function turnOf(event: ReceivedEvent): SaidTurn[] {
  const said = saidIn(event);
  const text = turnText(said?.text ?? '');
  return said && text !== '' ? [{ tenant: event.tenant, conversationId: event.subject, seq: event.seq ?? 0, by: said.by, text, time: event.time }] : [];
}

function saidIn(event: ReceivedEvent): { by: Turn['by']; text: string | undefined } | undefined {
  if (isEvent(CustomerMessageAdded, event)) return { by: 'customer', text: dataOf(CustomerMessageAdded, event).content.text };
  if (!isEvent(ReplyComposed, event)) return undefined;
  const { purpose, content } = dataOf(ReplyComposed, event);
  return TELLING.includes(purpose) ? { by: 'service', text: content.text } : undefined;
}
