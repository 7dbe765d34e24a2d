import { Body, Controller, Get, Headers, HttpCode, Inject, Ip, Post, Query } from '@nestjs/common';
import { AccountDirectory, ThreadStore, VisitorTokens, VisitorUnauthenticatedError } from '@parley/channel/adapters';
import { revisionAt, type ThreadEntry } from '@parley/channel/domain';
import { threadIdOf } from '@parley/contracts';
import { Database, newId } from '@parley/platform/event-log';
import { Public, RateLimiter } from '@parley/platform/http';
import { IsLocale, IsOptional, IsString, MaxLength } from 'class-validator';
import { VISITOR_TOKEN_SECONDS } from '../settings';
import { shownEntry } from './shown-entry';

export class OpenSessionRequest {
  /** The web chat account whose widget asks. */
  @IsString() @MaxLength(64) account!: string;
  /** The visitor's language, BCP 47. */
  @IsOptional() @IsLocale() @MaxLength(35) locale?: string;
  /** The signed visitor id of an earlier session; without it the visitor is new. */
  @IsOptional() @IsString() @MaxLength(256) visitorId?: string;
}

export interface OpenedSession {
  /** For the socket, as `Authorization: Bearer` of the history, for a day. */
  token: string;
  /** For the browser to keep and to send when it opens the next session. */
  visitorId: string;
  threadId: string;
  expiresInSeconds: number;
}

const MOST_ENTRIES = 200;

/** Sessions and history of the web chat. */
@Public()
@Controller('api/channel-gateway/webchat')
export class WebchatSessionsController {
  private readonly rates = new RateLimiter({ capacity: 1_000, refillPerSecond: 100 });

  constructor(
    private readonly accounts: AccountDirectory,
    @Inject(VisitorTokens) private readonly tokens: VisitorTokens,
    private readonly threads: ThreadStore,
    private readonly database: Database,
  ) {}

  /**
   * `POST /api/channel-gateway/webchat/sessions` with `{ account, locale?, visitorId? }`: 201 with a token for the socket.
   * 401 when the visitor id is not one that this account handed out, 404 when there is no such account, 429 for too many.
   */
  @Post('sessions')
  @HttpCode(201)
  async open(@Body() request: OpenSessionRequest, @Ip() address: string): Promise<OpenedSession> {
    this.rates.consume(address);
    const account = await this.accounts.get(request.account, 'webchat');
    const visitorId = request.visitorId === undefined ? newId() : this.tokens.verifyId(account.id, request.visitorId);
    const visitor = { visitorId, accountId: account.id, locale: request.locale ?? account.locale };
    return {
      token: await this.tokens.sign(visitor, VISITOR_TOKEN_SECONDS),
      visitorId: this.tokens.signId(account.id, visitorId),
      threadId: threadIdOf(account.tenant, account.id, visitorId),
      expiresInSeconds: VISITOR_TOKEN_SECONDS,
    };
  }

  /**
   * `GET /api/channel-gateway/webchat/history?limit=<1…200>` with `Authorization: Bearer <visitor's token>`: the last
   * entries of the visitor's own thread by time, oldest first, and the `revision` to resume the socket after.
   */
  @Get('history')
  async history(
    @Headers('authorization') authorization?: string,
    @Query('limit') limit?: string,
  ): Promise<{ entries: ThreadEntry[]; revision: number }> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new VisitorUnauthenticatedError();
    const { accountId, visitorId } = await this.tokens.verify(token);
    const { id, tenant } = await this.accounts.get(accountId, 'webchat');
    const most = Math.min(MOST_ENTRIES, Math.max(1, revisionAt('limit', limit ?? MOST_ENTRIES)));
    const { entries, revision } = await this.threads.history(this.database, threadIdOf(tenant, id, visitorId), most);
    return { entries: entries.map(shownEntry), revision };
  }
}
