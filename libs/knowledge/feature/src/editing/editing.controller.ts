import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ArticleEntryStore } from '@parley/knowledge/adapters';
import { Database, newId } from '@parley/platform/event-log';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { ArticleDesk } from './article-desk';
import {
  ArchiveBody, ChangeBody, DifferencesQuery, DraftArticleBody, ListEntriesQuery, NoteBody, PublishBody, ReviseArticleBody,
} from './editing.dto';

const PAGE_SIZE = 20;

/**
 * Articles as editors work on them, in every state. A change names the revision that was seen; when somebody was faster
 * it answers 409 `KNOWLEDGE.ARTICLE_CONFLICT` with what is there now.
 */
@RequireRoles('editor', 'supervisor')
@Controller('api/knowledge/editing')
export class EditingController {
  constructor(
    private readonly database: Database,
    private readonly entries: ArticleEntryStore,
    private readonly desk: ArticleDesk,
  ) {}

  @Get('articles')
  async list(@CurrentUser() { tenant }: SignedInUser, @Query() { page = 1, pageSize = PAGE_SIZE, overdue, q, ...filter }: ListEntriesQuery) {
    const { total, articles } = await this.entries.list(this.database, {
      ...filter,
      tenant,
      offset: (page - 1) * pageSize,
      limit: pageSize,
      ...(q !== undefined && { text: q }),
      ...(overdue && { reviewBefore: new Date().toISOString() }),
    });
    return { total, page, pageSize, articles };
  }

  /** Values that occur in the list, for its filters. */
  @Get('facets')
  facets(@CurrentUser() { tenant }: SignedInUser) {
    return this.entries.facets(this.database, tenant, new Date().toISOString());
  }

  @Post('articles')
  draft(@CurrentUser() user: SignedInUser, @Body() { articleId = newId(), content }: DraftArticleBody) {
    return this.desk.change(user, articleId, { type: 'DraftArticle', tenant: user.tenant, articleId, content, origin: 'editor' });
  }

  @Get('articles/:id')
  find(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string) {
    return this.desk.find(tenant, id);
  }

  @Put('articles/:id')
  revise(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() { content, expectedRevision }: ReviseArticleBody) {
    return this.desk.change(user, id, { type: 'ReviseArticle', content, expectedRevision });
  }

  @HttpCode(200)
  @Post('articles/:id/submit')
  submit(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: NoteBody) {
    return this.desk.change(user, id, { type: 'SubmitArticle', ...body });
  }

  /** Four eyes: 403 `KNOWLEDGE.FOUR_EYES_FORBIDDEN` for everybody who worked on the draft. */
  @HttpCode(200)
  @Post('articles/:id/approve')
  approve(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: NoteBody) {
    return this.desk.change(user, id, { type: 'ApproveArticle', ...body });
  }

  @HttpCode(200)
  @Post('articles/:id/return')
  return(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: NoteBody) {
    return this.desk.change(user, id, { type: 'ReturnArticle', ...body });
  }

  @HttpCode(200)
  @Post('articles/:id/publish')
  publish(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: PublishBody) {
    return this.desk.change(user, id, { type: 'PublishArticle', ...body });
  }

  @HttpCode(200)
  @Post('articles/:id/archive')
  archive(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: ArchiveBody) {
    return this.desk.change(user, id, { type: 'ArchiveArticle', ...body });
  }

  @HttpCode(200)
  @Post('articles/:id/restore')
  restore(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: ChangeBody) {
    return this.desk.change(user, id, { type: 'RestoreArticle', ...body });
  }

  /** Throws a draft away; the released version stays. */
  @HttpCode(200)
  @Post('articles/:id/discard')
  discard(@CurrentUser() user: SignedInUser, @Param('id') id: string, @Body() body: ChangeBody) {
    return this.desk.change(user, id, { type: 'DiscardDraft', ...body });
  }

  @Get('articles/:id/history')
  async history(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string) {
    return { items: await this.desk.history(tenant, id) };
  }

  @Get('articles/:id/differences')
  compare(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string, @Query() query: DifferencesQuery) {
    return this.desk.compare(tenant, id, query);
  }

  @Get('articles/:id/revisions/:revision')
  textAt(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string, @Param('revision', ParseIntPipe) revision: number) {
    return this.desk.textAt(tenant, id, revision);
  }
}
