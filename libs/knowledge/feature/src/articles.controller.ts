import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Passage } from '@parley/contracts';
import { ArticleStore, type StoredArticle } from '@parley/knowledge/adapters';
import type { Retriever } from '@parley/knowledge/domain';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, Public, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { FindArticleQuery, ListArticlesQuery, SearchQuery } from './article.dto';
import { ArticleNotFoundError, TenantNeededError } from './errors';
import { RETRIEVER } from './tokens';

const PAGE_SIZE = 20;

/** What a customer may see of an article. */
type HelpPage = Pick<
  StoredArticle,
  'articleId' | 'articleVersion' | 'kind' | 'businessLine' | 'language' | 'title' | 'question' | 'answer' | 'url' | 'publishedTime'
>;

/** Published articles: for editors and agents as a list and by search, for everyone as help pages. */
@Controller('api/knowledge')
export class ArticlesController {
  constructor(
    private readonly database: Database,
    private readonly store: ArticleStore,
    @Inject(RETRIEVER) private readonly retriever: Retriever,
  ) {}

  @RequireRoles('agent', 'supervisor', 'editor', 'analyst')
  @Get('articles')
  async list(@CurrentUser() user: SignedInUser, @Query() query: ListArticlesQuery) {
    const page = query.page ?? 1;
    const pageSize = query.pageSize ?? PAGE_SIZE;
    const { total, articles } = await this.store.list(this.database, {
      tenant: user.tenant,
      offset: (page - 1) * pageSize,
      limit: pageSize,
      ...(query.language !== undefined && { language: query.language }),
      ...(query.businessLine !== undefined && { businessLine: query.businessLine }),
      ...(query.q !== undefined && { text: query.q }),
    });
    return { total, page, pageSize, articles };
  }

  /** The page behind a source link: open to everyone, as a shop's help pages are. */
  @Public()
  @Get('articles/:id')
  async find(@Param('id') id: string, @Query() { tenant }: FindArticleQuery): Promise<HelpPage> {
    const found = await this.store.find(this.database, id, tenant);
    if (found.length > 1) throw new TenantNeededError();
    const [article] = found;
    if (!article || !isValid(article)) throw new ArticleNotFoundError(id);
    const { articleId, articleVersion, kind, businessLine, language, title, question, answer, url, publishedTime } = article;
    return {
      articleId, articleVersion, kind, businessLine, language, title, question, answer, publishedTime,
      ...(url !== undefined && { url }),
    };
  }

  /** What the bot would find, for editors who try an article and agents who look for an answer. */
  @RequireRoles('agent', 'supervisor', 'editor')
  @Get('search')
  async search(@CurrentUser() user: SignedInUser, @Query() query: SearchQuery): Promise<{ passages: Passage[] }> {
    const [passages] = await this.retriever.retrieve([
      {
        tenant: user.tenant,
        text: query.q,
        time: new Date().toISOString(),
        limit: query.limit ?? 5,
        highlight: true,
        ...(query.language !== undefined && { locale: query.language }),
        ...(query.businessLine !== undefined && { businessLine: query.businessLine }),
      },
    ]);
    return { passages: passages ?? [] };
  }
}

function isValid({ validFrom, validTo }: StoredArticle): boolean {
  const now = Date.now();
  return (validFrom === undefined || Date.parse(validFrom) <= now) && (validTo === undefined || Date.parse(validTo) > now);
}
