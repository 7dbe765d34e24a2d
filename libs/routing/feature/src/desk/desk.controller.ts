import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import type { Acting, Claimed } from '@parley/routing/adapters';
import { Typing } from '../desktop/typing';
import { Desk } from './desk';
import { ConversationParam, CorrectionDto, OfferDto, PresenceDto, ReplyDto, ResolutionDto, VerdictDto } from './desk.dto';

/** What an agent does in the desktop. Every answer comes after the commit. */
@Controller('api/routing')
@RequireRoles('agent', 'supervisor')
export class DeskController {
  constructor(
    private readonly desk: Desk,
    private readonly typing: Typing,
  ) {}

  @Post('presence')
  @HttpCode(204)
  async presence(@CurrentUser() user: SignedInUser, @Body() { presence }: PresenceDto): Promise<void> {
    await this.desk.do((desk) => desk.changePresence(user.tenant, user.sub, presence));
  }

  @Post('conversations/:id/claim')
  async claim(@CurrentUser() user: SignedInUser, @Param() { id }: ConversationParam): Promise<Claimed> {
    return this.desk.do((desk) => desk.claim(acting(user, id)));
  }

  @Post('conversations/:id/offer/accept')
  async accept(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { offerId }: OfferDto,
  ): Promise<Claimed> {
    return this.desk.do((desk) => desk.acceptOffer(acting(user, id), offerId));
  }

  @Post('conversations/:id/offer/reject')
  @HttpCode(204)
  async reject(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { offerId }: OfferDto,
  ): Promise<void> {
    await this.desk.do((desk) => desk.rejectOffer(acting(user, id), offerId));
  }

  /** 202: the conversation accepts or rejects the reply; the thread shows which. */
  @Post('conversations/:id/replies')
  @HttpCode(202)
  async reply(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { replyId, text }: ReplyDto,
  ): Promise<{ replyId: string }> {
    await this.desk.do((desk) => desk.reply(acting(user, id), replyId, { kind: 'text', text }));
    return { replyId };
  }

  @Post('conversations/:id/resolve')
  @HttpCode(202)
  async resolve(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { wrapUp }: ResolutionDto,
  ): Promise<{ conversationId: string }> {
    await this.desk.do((desk) => desk.resolve(acting(user, id), wrapUp));
    return { conversationId: id };
  }

  @Post('conversations/:id/release')
  @HttpCode(204)
  async release(@CurrentUser() user: SignedInUser, @Param() { id }: ConversationParam): Promise<void> {
    await this.desk.do((desk) => desk.release(acting(user, id)));
  }

  /** The signed-in agent's own corrections: intent by message. */
  @Get('conversations/:id/corrections')
  async corrections(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
  ): Promise<{ corrections: Record<string, string> }> {
    return { corrections: await this.desk.read((desk) => desk.corrections(acting(user, id))) };
  }

  /** What the customer meant by a message; of one agent the last counts. */
  @Post('conversations/:id/corrections')
  @HttpCode(204)
  async correct(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { messageId, intent }: CorrectionDto,
  ): Promise<void> {
    await this.desk.do((desk) => desk.correctIntent(acting(user, id), messageId, intent));
  }

  /** Whether an answer of the bot was right; `withdrawn` takes it back. */
  @Post('conversations/:id/verdicts')
  @HttpCode(204)
  async judge(
    @CurrentUser() user: SignedInUser,
    @Param() { id }: ConversationParam,
    @Body() { replyId, verdict }: VerdictDto,
  ): Promise<void> {
    await this.desk.do((desk) => desk.judge(acting(user, id), replyId, verdict));
  }

  @Post('conversations/:id/typing')
  @HttpCode(204)
  async type(@CurrentUser() user: SignedInUser, @Param() { id }: ConversationParam): Promise<void> {
    await this.typing.agentTypes(user, id);
  }
}

const acting = (user: SignedInUser, conversationId: string): Acting => ({
  tenant: user.tenant,
  agentId: user.sub,
  conversationId,
});
