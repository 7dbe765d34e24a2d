import { Controller, Get } from '@nestjs/common';
import type { IntentLibraryContent } from '@parley/contracts';
import { builtInLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { LibraryDesk } from '../library/library-desk';

const HAN = /\p{Script=Han}/u;

/** The intents that customers are understood by, to choose from: the published library's, or the built-in ones. */
@RequireRoles('agent', 'supervisor', 'editor')
@Controller('api/nlu/intents')
export class IntentsController {
  constructor(private readonly desk: LibraryDesk) {}

  @Get()
  async list(@CurrentUser() { tenant }: SignedInUser) {
    const live = (await this.desk.find(tenant))?.live ?? null;
    const content: IntentLibrary | IntentLibraryContent = live === null ? builtInLibrary() : await this.desk.contentOf(tenant, live);
    return { libraryVersion: live, intents: content.intents.map(({ name, examples }) => ({ name, ...hintsOf(examples) })) };
  }
}

/** An example in each language, so that a name need not explain itself. */
function hintsOf(examples: readonly string[]): { zh?: string; en?: string } {
  const [zh, en] = [examples.find((text) => HAN.test(text)), examples.find((text) => !HAN.test(text))];
  return { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}
