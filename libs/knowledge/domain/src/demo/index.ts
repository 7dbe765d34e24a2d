import { deriveId, type ArticlePublishedData } from '@parley/contracts';
import type { DemoArticle } from './demo-article';
import { englishArticles } from './en';
import { chineseArticles } from './zh';

/** The knowledge base of the demo shop for a tenant, each article ready to be published as its first version. */
export function demoArticles(tenant: string): ArticlePublishedData[] {
  return [
    ...englishArticles.map((article) => toArticle(tenant, 'en', article)),
    ...chineseArticles.map((article) => toArticle(tenant, 'zh', article)),
  ];
}

function toArticle(tenant: string, language: string, { slug, ...article }: DemoArticle): ArticlePublishedData {
  return {
    ...article,
    articleId: deriveId('article', tenant, language, slug),
    articleVersion: 1,
    language,
    similarQuestions: [...article.similarQuestions],
    keywords: [...article.keywords],
    tags: ['demo'],
    url: `https://shop.example/help/${language}/${slug}`,
  };
}
