import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { builtInLibrary, checkLibrary, isTrainable } from '@parley/nlu/domain';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { LibraryDesk, type NamedLibrary } from './library-desk';
import { LibraryTrainings } from './library-trainings';
import { ChangeLibraryBody, CheckLibraryBody, RollBackBody, SaveDraftBody } from './library.dto';
import { ReleaseFollower } from './release-follower';

const ABSENT = { revision: 0, draftRevision: 0, draft: null, changedBy: null, changedTime: null, live: null, versions: [], names: {} };

/**
 * The intent library of the editor's tenant. A change names the revision that was seen; when somebody was faster it answers
 * 409 `NLU.LIBRARY_CONFLICT`.
 */
@RequireRoles('editor', 'supervisor')
@Controller('api/nlu/library')
export class LibraryController {
  constructor(
    private readonly desk: LibraryDesk,
    @Inject(LibraryTrainings) private readonly trainings: LibraryTrainings,
    @Inject(ReleaseFollower) private readonly follower: ReleaseFollower,
  ) {}

  @Get()
  async find(@CurrentUser() { tenant }: SignedInUser) {
    const library = await this.desk.named(tenant);
    return { ...(library ? viewOf(library) : ABSENT), release: this.follower.status(tenant), training: await this.trainings.last(tenant) };
  }

  /** What a tenant without a library is understood by: a first draft to begin with. */
  @Get('built-in')
  builtIn() {
    return { content: builtInLibrary() };
  }

  @Put('draft')
  async save(@CurrentUser() user: SignedInUser, @Body() { content, expectedRevision }: SaveDraftBody) {
    return viewOf(await this.desk.save(user, content, expectedRevision));
  }

  /** What is wrong with a library, without saving it. */
  @HttpCode(200)
  @Post('check')
  check(@Body() { content }: CheckLibraryBody) {
    const problems = checkLibrary(content);
    return { trainable: isTrainable(problems), problems };
  }

  /** Begins a training of the draft; ask for `training` until it is done. */
  @HttpCode(202)
  @Post('train')
  train(@CurrentUser() user: SignedInUser) {
    return this.desk.train(user);
  }

  @Get('training')
  async training(@CurrentUser() { tenant }: SignedInUser) {
    return { training: await this.trainings.last(tenant) };
  }

  @HttpCode(200)
  @Post('publish')
  async publish(@CurrentUser() user: SignedInUser, @Body() { expectedRevision }: ChangeLibraryBody) {
    return viewOf(await this.desk.publish(user, expectedRevision));
  }

  @HttpCode(200)
  @Post('roll-back')
  async rollBack(@CurrentUser() user: SignedInUser, @Body() { libraryVersion, expectedRevision }: RollBackBody) {
    return viewOf(await this.desk.rollBack(user, libraryVersion, expectedRevision));
  }

  @Get('versions')
  async versions(@CurrentUser() { tenant }: SignedInUser) {
    const library = await this.desk.find(tenant);
    return { live: library?.live ?? null, versions: [...(library?.versions ?? [])].reverse() };
  }

  @Get('versions/:version')
  async version(@CurrentUser() { tenant }: SignedInUser, @Param('version', ParseIntPipe) version: number) {
    return { libraryVersion: version, content: await this.desk.contentOf(tenant, version) };
  }
}

function viewOf({ revision, draftRevision, draft, changedBy, changedTime, live, versions, names }: NamedLibrary) {
  return { revision, draftRevision, draft, changedBy, changedTime, live, versions, names };
}
