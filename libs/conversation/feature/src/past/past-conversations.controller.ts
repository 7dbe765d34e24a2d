import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { PastConversationStore, type PastConversationRow, type PastFilter, type PastMessageView } from '@parley/conversation/adapters';
import { UnknownConversationError } from '@parley/conversation/domain';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { PastListQuery, PastMessagesQuery } from './past.dto';

const LISTED = 100;
const MESSAGES = 500;
const EXPORTED_TOGETHER = 50;

/** Old conversations as history: to read, and to learn and evaluate with. */
@RequireRoles('agent', 'editor', 'supervisor', 'analyst', 'admin')
@Controller('api/conversation/past-conversations')
export class PastConversationsController {
  constructor(private readonly store: PastConversationStore) {}

  @Get()
  async list(@CurrentUser() { tenant }: SignedInUser, @Query() { limit = LISTED, after: id, ...filter }: PastListQuery): Promise<{ conversations: PastConversationRow[] }> {
    const after = id === undefined ? undefined : await this.store.find(tenant, id);
    if (id !== undefined && !after) throw new UnknownConversationError({ conversationId: id });
    return { conversations: await this.store.list({ tenant, ...filter, after }, limit) };
  }

  /** JSON Lines, which an import reads again. */
  @RequireRoles('supervisor', 'analyst')
  @Get('export')
  export(@CurrentUser() { tenant }: SignedInUser, @Query() { limit: _limit, after: _after, ...filter }: PastListQuery): StreamableFile {
    return new StreamableFile(Readable.from(this.lines({ tenant, ...filter })), { type: 'application/x-ndjson', disposition: 'attachment; filename="past-conversations.jsonl"' });
  }

  @Get(':id')
  async find(
    @CurrentUser() { tenant }: SignedInUser, @Param('id') id: string, @Query() { offset = 0, limit = MESSAGES }: PastMessagesQuery,
  ): Promise<{ conversation: PastConversationRow; messages: PastMessageView[] }> {
    const conversation = await this.store.find(tenant, id);
    if (!conversation) throw new UnknownConversationError({ conversationId: id });
    return { conversation, messages: await this.store.messages(id, offset, limit) };
  }

  private async *lines(filter: PastFilter): AsyncGenerator<string> {
    let after: PastFilter['after'];
    for (;;) {
      const some = await this.store.list({ ...filter, after }, EXPORTED_TOGETHER);
      for (const conversation of some) yield* this.linesOf(conversation);
      after = some.at(-1);
      if (after === undefined || some.length < EXPORTED_TOGETHER) return;
    }
  }

  private async *linesOf({ conversationId, channel, resolution }: PastConversationRow): AsyncGenerator<string> {
    for (let offset = 0; ; offset += MESSAGES) {
      const messages = await this.store.messages(conversationId, offset, MESSAGES);
      // What was sent beside texts is in no file.
      const lines = messages.filter(({ text }) => text !== '').map(({ author, time, text, language }) =>
        JSON.stringify({ conversation: conversationId, author, time, text, channel, ...(language !== null && { language }), ...(resolution !== null && { resolution }) }),
      );
      if (lines.length > 0) yield `${lines.join('\n')}\n`;
      if (messages.length < MESSAGES) return;
    }
  }
}
