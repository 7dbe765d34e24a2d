import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ArticleStore, LearningStore } from '@parley/knowledge/adapters';
import { ConceptTokeniser, groupGaps } from '@parley/knowledge/domain';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { ArticleNotFoundError } from '../errors';
import { DismissBody, GapsQuery, OfArticleQuery, RecallQuery } from './learning.dto';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** What conversations say about articles, for editors. */
@RequireRoles('editor', 'supervisor', 'analyst')
@Controller('api/knowledge/learning')
export class LearningController {
  private readonly tokeniser = new ConceptTokeniser();

  constructor(
    private readonly database: Database,
    private readonly store: LearningStore,
    private readonly articles: ArticleStore,
  ) {}

  /** Used, helpful and wrong by article version, and how many of them customer or agent judged themselves. */
  @Get('outcomes')
  async outcomes(@CurrentUser() { tenant }: SignedInUser, @Query() { articleId }: OfArticleQuery) {
    return { outcomes: await this.store.outcomes(this.database, tenant, articleId) };
  }

  /** Wordings of confirmed answers that could become similar questions. */
  @Get('suggestions')
  async suggestions(@CurrentUser() { tenant }: SignedInUser, @Query() { articleId }: OfArticleQuery) {
    return { suggestions: await this.store.suggestions(this.database, tenant, articleId) };
  }

  /** Takes a wording from the suggestions for good. Accepting one is a revision of its article. */
  @RequireRoles('editor', 'supervisor')
  @HttpCode(204)
  @Post('suggestions/dismiss')
  async dismiss(@CurrentUser() { tenant, sub }: SignedInUser, @Body() { articleId, wording }: DismissBody) {
    await this.store.dismiss(this.database, { tenant, articleId, wording, by: sub, time: new Date().toISOString() });
  }

  /** Questions without an answer, by frequency. */
  @Get('gaps')
  async gaps(@CurrentUser() { tenant }: SignedInUser, @Query() { days = DEFAULT_DAYS }: GapsQuery) {
    const gaps = await this.store.gaps(this.database, tenant, new Date(Date.now() - days * DAY_MS).toISOString());
    return { gaps: groupGaps(gaps, this.tokeniser).slice(0, 200) };
  }

  /** Conversations whose customer was answered from an older version. */
  @Get('articles/:id/recall')
  async recall(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string, @Query() { before }: RecallQuery) {
    const version = before ?? (await this.articles.find(this.database, id, tenant))[0]?.articleVersion;
    if (version === undefined) throw new ArticleNotFoundError(id);
    return { articleId: id, before: version, conversations: await this.store.recall(this.database, tenant, id, version) };
  }
}
