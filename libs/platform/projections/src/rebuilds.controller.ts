import { Controller, Delete, Get, HttpCode, Inject, Param, Post, type Type } from '@nestjs/common';
import { RequireRoles } from '@parley/platform/http';
import { Rebuilds, type RebuildStatus } from './rebuilds';

/** Rebuilds of one service's projections, for its operators: `/api/<service>/projections`. */
export function rebuildsController(service: string): Type {
  @Controller(`api/${service}/projections`)
  @RequireRoles('admin')
  class RebuildsController {
    constructor(@Inject(Rebuilds) private readonly rebuilds: Rebuilds) {}

    @Get()
    async list(): Promise<{ projections: RebuildStatus[] }> {
      return { projections: await this.rebuilds.list() };
    }

    @Get(':name/rebuild')
    status(@Param('name') name: string): Promise<RebuildStatus> {
      return this.rebuilds.status(name);
    }

    @Post(':name/rebuild')
    @HttpCode(202)
    request(@Param('name') name: string): Promise<RebuildStatus> {
      return this.rebuilds.request(name);
    }

    @Delete(':name/rebuild')
    @HttpCode(202)
    cancel(@Param('name') name: string): Promise<void> {
      return this.rebuilds.cancel(name);
    }
  }
  return RebuildsController;
}
