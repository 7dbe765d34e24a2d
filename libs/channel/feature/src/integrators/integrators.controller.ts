import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { AccountDirectory } from '@parley/channel/adapters';
import { parseIntegratorMessage, revisionAt, type ChannelAccount, type ThreadEntry } from '@parley/channel/domain';
import { threadIdOf } from '@parley/contracts';
import { Public, RequestInvalidError } from '@parley/platform/http';
import { MessageIntake } from '../intake/message-intake';
import { NewReplies } from './new-replies';

const LONGEST_WAIT_MS = 25_000;
const LONGEST_USER_ID = 256;

/** The generic HTTP channel: any system posts its customers' messages and fetches the replies. */
@Public()
@Controller('api/channel-gateway/accounts/:account')
export class IntegratorsController {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly intake: MessageIntake,
    private readonly replies: NewReplies,
  ) {}

  /**
   * `POST /api/channel-gateway/accounts/:account/messages` with `Authorization: Bearer <account key>` and
   * `{ externalMessageId, externalUserId, text | choice: { id, title? } | location: { latitude, longitude }, senderName?,
   * locale?, time? }`. 202 `{ messageId, threadId }` once the message is durable; posting it again with the same
   * `externalMessageId` gives the same ids and changes nothing. 400 names the field that is wrong, 401 a bad key, 429 and
   * 503 carry `Retry-After`.
   */
  @Post('messages')
  @HttpCode(202)
  async receive(
    @Param('account') accountId: string,
    @Body() body: unknown,
    @Headers('authorization') authorization?: string,
  ): Promise<{ messageId: string; threadId: string }> {
    const account = await this.authenticated(accountId, authorization);
    const message = parseIntegratorMessage(body, { time: new Date().toISOString() });
    const { messageId, threadId } = await this.intake.acceptOne(account, message);
    return { messageId, threadId };
  }

  /**
   * `GET /api/channel-gateway/accounts/:account/threads/:externalUserId/replies?after=<revision>&waitMs=<0…25000>`: the
   * replies after a revision, oldest first, as `{ replies, revision }`. Ask next with the revision of the answer: that
   * acknowledges what came before as delivered. With `waitMs` the answer waits that long for a first reply.
   */
  @Get('threads/:externalUserId/replies')
  async newReplies(
    @Param('account') accountId: string,
    @Param('externalUserId') externalUserId: string,
    @Query('after') after?: string,
    @Query('waitMs') waitMs?: string,
    @Headers('authorization') authorization?: string,
  ): Promise<{ replies: ThreadEntry[]; revision: number }> {
    const account = await this.authenticated(accountId, authorization);
    if (externalUserId.length > LONGEST_USER_ID) throw new RequestInvalidError('The user id is too long');
    const threadId = threadIdOf(account.tenant, account.id, externalUserId);
    const since = revisionAt('after', after ?? 0);
    const longest = Math.min(LONGEST_WAIT_MS, revisionAt('waitMs', waitMs ?? 0));
    const replies = await this.replies.after({ accountId: account.id, threadId, after: since }, longest);
    return { replies, revision: replies.at(-1)?.revision ?? since };
  }

  private authenticated(accountId: string, authorization: string | undefined): Promise<ChannelAccount> {
    const key = /^Bearer +(\S{1,256})$/i.exec(authorization ?? '')?.[1];
    return this.accounts.authenticate(accountId, key ?? '');
  }
}
