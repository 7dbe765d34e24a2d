import type { Tokeniser, Tokens } from '../tokeniser';
import { ArticleSearch, type Found } from './article-search';
import type { ArticleCard, SearchableArticle } from './searchable-article';

/** What a query may find. */
export interface LibraryQuery {
  readonly tenant: string;
  /** Only this language; all when absent. */
  readonly language?: string;
  /** Only articles that are valid at this moment, ISO 8601. */
  readonly time: string;
  readonly businessLine?: string;
  /** Articles that are weighed whatever words they have. */
  readonly also?: readonly string[];
}

/** All published articles of all tenants, each tenant's languages apart: what is rare in one says nothing about another. */
export class ArticleLibrary {
  private readonly shelves = new Map<string, Map<string, ArticleSearch>>();
  private readonly places = new Map<string, ArticleSearch>();

  constructor(private readonly tokeniser: Tokeniser) {}

  get size(): number {
    return this.places.size;
  }

  put(article: SearchableArticle): void {
    const shelf = this.shelf(article.tenant, article.language);
    const key = keyOf(article.tenant, article.articleId);
    const before = this.places.get(key);
    // A new version may be in another language.
    if (before !== shelf) before?.remove(article.articleId);
    shelf.put(article);
    this.places.set(key, shelf);
  }

  remove(tenant: string, articleId: string): void {
    const key = keyOf(tenant, articleId);
    this.places.get(key)?.remove(articleId);
    this.places.delete(key);
  }

  /** Best first. */
  find(query: LibraryQuery, tokens: Tokens): Found[] {
    const shelves = [...(this.shelves.get(query.tenant) ?? [])].filter(([language]) => query.language === undefined || language === query.language);
    const time = Date.parse(query.time);
    const accept = ({ businessLine, validFrom, validTo }: ArticleCard): boolean =>
      (query.businessLine === undefined || businessLine === query.businessLine) && Date.parse(validFrom) <= time && Date.parse(validTo) > time;
    return shelves.flatMap(([, shelf]) => shelf.find(tokens, accept, query.also)).sort((a, b) => b.evidence.total - a.evidence.total);
  }

  private shelf(tenant: string, language: string): ArticleSearch {
    const own = this.shelves.get(tenant) ?? new Map<string, ArticleSearch>();
    this.shelves.set(tenant, own);
    const shelf = own.get(language) ?? new ArticleSearch(this.tokeniser);
    own.set(language, shelf);
    return shelf;
  }
}

const keyOf = (tenant: string, articleId: string): string => JSON.stringify([tenant, articleId]);
