import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { PastImportStore, type PastImport } from '@parley/conversation/adapters';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, readUpload, RequireRoles, type SignedInUser } from '@parley/platform/http';
import type { Request } from 'express';
import { PastUploadQuery } from './past.dto';
import { PastImports } from './past-imports';

const LISTED = 50;
const HOUR_MS = 3_600_000;
/** A day, as WhatsApp's own service window. */
const SILENCE_HOURS = 24;
/** Where the file's customers belong to no live account. */
const NO_ACCOUNT = 'past';

type ImportView = Omit<PastImport, 'tenant'>;

/**
 * Old conversations in files. An upload answers with what applying it would do; nothing is in the log before `apply`. The same file again
 * adds nothing.
 */
@RequireRoles('editor', 'supervisor')
@Controller('api/conversation/imports')
export class PastImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: PastImports,
    private readonly store: PastImportStore,
  ) {}

  /** The body is the file itself, `application/octet-stream`, 32 MiB at most. */
  @Post()
  async upload(@CurrentUser() user: SignedInUser, @Query() query: PastUploadQuery, @Req() request: Request): Promise<ImportView> {
    const { format, account = NO_ACCOUNT, business = [], timeZone, dateOrder, silenceHours = SILENCE_HOURS } = query;
    return viewOf(await this.imports.begin(user, await readUpload(request), { format, account, business, timeZone, dateOrder, silenceMs: silenceHours * HOUR_MS }));
  }

  @Get()
  async list(@CurrentUser() { tenant }: SignedInUser): Promise<{ imports: ImportView[] }> {
    return { imports: (await this.store.list(this.database, tenant, LISTED)).map(viewOf) };
  }

  @Get(':id')
  async find(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string): Promise<ImportView> {
    return viewOf(await this.imports.find(tenant, id));
  }

  @HttpCode(202)
  @Post(':id/apply')
  async apply(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string): Promise<ImportView> {
    return viewOf(await this.imports.apply(tenant, id));
  }

  @HttpCode(200)
  @Post(':id/cancel')
  async cancel(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string): Promise<ImportView> {
    return viewOf(await this.imports.cancel(tenant, id));
  }
}

const viewOf = ({ tenant: _tenant, ...view }: PastImport): ImportView => view;
