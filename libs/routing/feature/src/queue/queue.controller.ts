import { Controller, Get, Param } from '@nestjs/common';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, RequireRoles, type SignedInUser } from '@parley/platform/http';
import { People, type AgentOverview } from '@parley/routing/adapters';
import { ConversationNotFoundError } from '@parley/routing/domain';
import {
  queueItem,
  queueOfTenant,
  threadHead,
  threadLines,
  type QueueItem,
  type ThreadHead,
  type ThreadLine,
} from '@parley/routing/projections';
import { ConversationParam } from '../desk/desk.dto';

/** Rows of the queue and lines of a transcript that one answer carries. */
const MOST_ROWS = 500;
const MOST_LINES = 500;

/** What the desktop loads after it has subscribed. */
@Controller('api/routing')
@RequireRoles('agent', 'supervisor')
export class QueueController {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  @Get('queue')
  async queue(@CurrentUser() user: SignedInUser): Promise<{ rows: QueueItem[] }> {
    return { rows: await queueOfTenant(this.database, user.tenant, MOST_ROWS) };
  }

  @Get('conversations/:id')
  async conversation(
    @CurrentUser() { tenant }: SignedInUser,
    @Param() { id }: ConversationParam,
  ): Promise<{ state: QueueItem | null; head: ThreadHead; lines: ThreadLine[] }> {
    const head = await threadHead(this.database, tenant, id);
    if (!head) throw new ConversationNotFoundError(id);
    const [state = null, lines] = await Promise.all([
      queueItem(this.database, tenant, id),
      threadLines(this.database, tenant, id, MOST_LINES),
    ]);
    return { state, head, lines };
  }

  /** Who is there, with presence and load. */
  @Get('agents')
  async agents(@CurrentUser() { tenant }: SignedInUser): Promise<{ agents: AgentOverview[] }> {
    return { agents: await this.people.agents(tenant) };
  }
}
