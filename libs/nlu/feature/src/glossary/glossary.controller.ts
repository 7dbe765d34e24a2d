import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import type { GlossaryContent } from '@parley/contracts';
import { checkGlossary, Glossaries, isUsable, type KnownGlossary } from '@parley/nlu/domain';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { GlossaryDesk } from './glossary-desk';
import { GlossaryTrial, type Trial } from './glossary-trial';
import { CheckGlossaryBody, RollBackGlossaryBody, SaveGlossaryBody, TryGlossaryBody } from './glossary.dto';

const EMPTY: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };

/**
 * The words and lists that the editor's tenant adds to those that Parley knows. A change is live at once on every instance; it names the
 * revision that was seen, and when somebody was faster it answers 409 `NLU.GLOSSARY_CONFLICT`.
 */
@RequireRoles('editor', 'supervisor')
@Controller('api/nlu/glossary')
export class GlossaryController {
  constructor(
    private readonly desk: GlossaryDesk,
    private readonly trial: GlossaryTrial,
    @Inject(Glossaries) private readonly inUse: Pick<Glossaries, 'revisionOf'>,
  ) {}

  @Get()
  async find(@CurrentUser() { tenant }: SignedInUser) {
    return this.viewOf(tenant, await this.desk.find(tenant));
  }

  @Put()
  async save(@CurrentUser() user: SignedInUser, @Body() { content, expectedRevision }: SaveGlossaryBody) {
    return this.viewOf(user.tenant, await this.desk.save(user, content, expectedRevision));
  }

  /** What is wrong with a glossary, without saving it. */
  @HttpCode(200)
  @Post('check')
  check(@Body() { content }: CheckGlossaryBody) {
    const problems = checkGlossary(content);
    return { usable: isUsable(problems), problems };
  }

  /** What a sentence would be understood as by the given glossary, and what it is by the one in use. Nothing is saved. */
  @HttpCode(200)
  @Post('try')
  try(@CurrentUser() { tenant }: SignedInUser, @Body() { content, text }: TryGlossaryBody): Trial {
    return this.trial.of(tenant, text, content);
  }

  @Get('revisions')
  async revisions(@CurrentUser() { tenant }: SignedInUser) {
    const revisions = await this.desk.revisionsOf(tenant);
    return { revisions, names: await this.desk.namesOf(tenant, revisions.map(({ by }) => by)) };
  }

  @Get('revisions/:revision')
  async revision(@CurrentUser() { tenant }: SignedInUser, @Param('revision', ParseIntPipe) revision: number) {
    return { revision, content: await this.desk.contentOf(tenant, revision) };
  }

  /** An earlier revision's content becomes the newest revision. */
  @HttpCode(200)
  @Post('roll-back')
  async rollBack(@CurrentUser() user: SignedInUser, @Body() { revision, expectedRevision }: RollBackGlossaryBody) {
    return this.viewOf(user.tenant, await this.desk.rollBack(user, revision, expectedRevision));
  }

  /** `running` is the revision that the instance which answers understands by. */
  private async viewOf(tenant: string, glossary: KnownGlossary | undefined) {
    const running = this.inUse.revisionOf(tenant) ?? 0;
    if (!glossary) return { revision: 0, content: EMPTY, changedBy: null, changedTime: null, names: {}, running };
    const { revision, content, changedBy, changedTime } = glossary;
    return { revision, content, changedBy, changedTime, names: await this.desk.namesOf(tenant, [changedBy]), running };
  }
}
