import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, VisitorTokens, type Visitor } from '@parley/channel/adapters';
import { webchatMessageId, type ChannelAccount } from '@parley/channel/domain';
import { threadIdOf, type AnswerVerdict, type MessageContent } from '@parley/contracts';
import { RateLimiter } from '@parley/platform/http';
import { DeliveryReports, type ClientReport } from '../delivery/delivery-reports';
import { MessageIntake } from '../intake/message-intake';
import { AnswerRatings } from '../ratings/answer-ratings';

/** A visitor whose token holds, and where their messages go. */
export interface KnownVisitor extends Visitor {
  readonly account: ChannelAccount;
  readonly threadId: string;
}

/** What a visitor can do, whatever the socket. */
@Injectable()
export class WebchatServices {
  private readonly messageRates = new RateLimiter({ capacity: 20, refillPerSecond: 2, maxKeys: 100_000 });
  private readonly frameRates = new RateLimiter({ capacity: 200, refillPerSecond: 50, maxKeys: 100_000 });
  private readonly ratingRates = new RateLimiter({ capacity: 30, refillPerSecond: 1, maxKeys: 100_000 });

  constructor(
    private readonly accounts: AccountDirectory,
    @Inject(VisitorTokens) private readonly tokens: VisitorTokens,
    private readonly intake: MessageIntake,
    private readonly reports: DeliveryReports,
    private readonly ratings: AnswerRatings,
  ) {}

  /** @throws VisitorUnauthenticatedError, AccountNotFoundError */
  async visitorOf(token: string): Promise<KnownVisitor> {
    const visitor = await this.tokens.verify(token);
    const account = await this.accounts.get(visitor.accountId, 'webchat');
    return { ...visitor, account, threadId: threadIdOf(account.tenant, account.id, visitor.visitorId) };
  }

  /** Counts a frame of any kind. @throws RateLimitedError */
  countFrame({ visitorId }: KnownVisitor): void {
    this.frameRates.consume(visitorId);
  }

  /** Resolves with the message's id when it is durable. @throws RateLimitedError, IntakeSaturatedError */
  async send(visitor: KnownVisitor, clientMessageId: string, content: MessageContent): Promise<string> {
    this.messageRates.consume(visitor.visitorId);
    const { messageId } = await this.intake.acceptOne(visitor.account, {
      externalMessageId: webchatMessageId(visitor.visitorId, clientMessageId),
      externalUserId: visitor.visitorId,
      locale: visitor.locale,
      time: new Date().toISOString(),
      content,
    });
    return messageId;
  }

  /** @throws GatewayUnavailableError */
  async report(visitor: KnownVisitor, replyIds: readonly string[], state: ClientReport['state']): Promise<void> {
    await this.reports.submitFromClient({ accountId: visitor.account.id, threadId: visitor.threadId, replyIds, state });
  }

  /** What the visitor says of an answer; passed over when it is none of theirs. @throws RateLimitedError, GatewayUnavailableError */
  async rate(visitor: KnownVisitor, replyId: string, verdict: AnswerVerdict): Promise<void> {
    this.ratingRates.consume(visitor.visitorId);
    await this.ratings.submit([{ accountId: visitor.account.id, threadId: visitor.threadId, replyId, verdict }]);
  }
}
