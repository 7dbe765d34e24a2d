import { Injectable } from '@nestjs/common';
import { RatingStore } from '@parley/channel/adapters';
import { verdictOfReaction, type AnswerRating } from '@parley/channel/domain';
import { threadIdOf } from '@parley/contracts';
import { Database, Relay } from '@parley/platform/event-log';
import { GatewayUnavailableError } from '../group-commit';
import type { AccountMessage } from '../intake/message-intake';

/** Takes what customers say of the bot's answers; it is durable when the promise resolves. */
@Injectable()
export class AnswerRatings {
  constructor(
    private readonly store: RatingStore,
    private readonly database: Database,
    private readonly relay: Relay,
  ) {}

  /** @throws GatewayUnavailableError */
  async submit(ratings: readonly AnswerRating[]): Promise<void> {
    if (ratings.length === 0) return;
    try {
      await this.database.transaction((tx) => this.store.rate(tx, ratings));
    } catch (cause) {
      throw new GatewayUnavailableError(cause);
    }
    this.relay.nudge();
  }

  /** Reactions among messages that were taken: a thumb judges the answer that it is put on. @throws GatewayUnavailableError */
  async submitReactions(messages: readonly AccountMessage[]): Promise<void> {
    await this.submit(messages.flatMap(ratingOf));
  }
}

function ratingOf({ account, message }: AccountMessage): AnswerRating[] {
  const { content, externalUserId, time } = message;
  if (content.kind !== 'reaction' || content.refersTo === undefined) return [];
  const threadId = threadIdOf(account.tenant, account.id, externalUserId);
  return [{ accountId: account.id, threadId, externalMessageId: content.refersTo, verdict: verdictOfReaction(content.text), time }];
}
