import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { EXPORT_WRITERS, ImportStore } from '@parley/knowledge/adapters';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, hasRole, readUpload, RequireRoles, type SignedInUser } from '@parley/platform/http';
import type { Request } from 'express';
import { ArticleExport } from './article-export';
import { ArticleImports } from './article-imports';
import { UnreviewedImportError } from './import-errors';
import { ExportQuery, ImportRowsQuery, UploadQuery } from './imports.dto';

const LISTED = 50;
const ROWS = 100;

/**
 * Articles in files. An upload answers 202 and is read in the background into a report by row; nothing changes before
 * `apply`. The same file again finds nothing to do.
 */
@RequireRoles('editor', 'supervisor')
@Controller('api/knowledge')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: ArticleImports,
    private readonly store: ImportStore,
    private readonly exports: ArticleExport,
  ) {}

  /** The body is the file itself, `application/octet-stream`, 32 MiB at most. */
  @HttpCode(202)
  @Post('imports')
  async upload(@CurrentUser() user: SignedInUser, @Query() { fileName, target, ...defaults }: UploadQuery, @Req() request: Request) {
    if (target === 'published' && !hasRole(user, 'admin')) throw new UnreviewedImportError();
    return this.imports.begin(user, { fileName, target, defaults, file: await readUpload(request) });
  }

  @Get('imports')
  async list(@CurrentUser() { tenant }: SignedInUser) {
    return { imports: await this.store.list(this.database, tenant, LISTED) };
  }

  @Get('imports/:id')
  find(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string) {
    return this.imports.find(tenant, id);
  }

  @Get('imports/:id/rows')
  async rows(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string, @Query() { outcome, offset = 0, limit = ROWS }: ImportRowsQuery) {
    await this.imports.find(tenant, id);
    return { rows: await this.store.rows(this.database, id, { offset, limit, ...(outcome !== undefined && { outcome }) }) };
  }

  @HttpCode(202)
  @Post('imports/:id/apply')
  apply(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string) {
    return this.imports.apply(tenant, id);
  }

  @HttpCode(200)
  @Post('imports/:id/cancel')
  cancel(@CurrentUser() { tenant }: SignedInUser, @Param('id') id: string) {
    return this.imports.cancel(tenant, id);
  }

  /** The review of a whole import, by somebody who did not bring it. */
  @HttpCode(202)
  @Post('imports/:id/release')
  release(@CurrentUser() user: SignedInUser, @Param('id') id: string) {
    return this.imports.release(user, id);
  }

  @Get('export')
  async export(@CurrentUser() { tenant }: SignedInUser, @Query() { format, ...filter }: ExportQuery): Promise<StreamableFile> {
    const { ending, contentType, write } = EXPORT_WRITERS[format];
    return new StreamableFile(await write(this.exports.articles({ tenant, ...filter })), {
      type: contentType,
      disposition: `attachment; filename="articles-${new Date().toISOString().slice(0, 10)}.${ending}"`,
    });
  }
}
