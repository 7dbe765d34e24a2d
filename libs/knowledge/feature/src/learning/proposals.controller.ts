import { Body, Controller, Post } from '@nestjs/common';
import { languageOf } from '@parley/knowledge/domain';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { maskPersonalData } from '@parley/shared/domain';
import { ArticleDesk } from '../editing/article-desk';
import { ProposalBody } from './learning.dto';

/** What agents propose for the knowledge base. It becomes a draft; editors take it from there, and its agent cannot approve it. */
@RequireRoles('agent', 'supervisor')
@Controller('api/knowledge/proposals')
export class ProposalsController {
  constructor(private readonly desk: ArticleDesk) {}

  @Post()
  async propose(@CurrentUser() user: SignedInUser, @Body() body: ProposalBody) {
    const articleId = body.proposalId;
    const [question, answer] = [maskPersonalData(body.question).trim(), maskPersonalData(body.answer).trim()];
    const content = {
      kind: 'faq' as const, businessLine: '', language: languageOf(question, user.locale) ?? 'en', title: question, question, answer, similarQuestions: [], keywords: [], tags: [],
    };
    await this.desk.change(user, articleId, { type: 'DraftArticle', tenant: user.tenant, articleId, content, origin: 'agent' });
    return { articleId };
  }
}
