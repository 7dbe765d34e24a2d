import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import { kpis, readBehind, readKpis, type BehindPage, type KpiFilter } from '@parley/analytics/projections';
import { CHANNELS, ParleyError } from '@parley/contracts';
import type { ElasticClient } from '@parley/platform/elastic';
import { AuthGuard, CurrentUser, RequireRoles, type User } from '@parley/platform/http';
import { ELASTIC } from './tokens';

class PeriodQuery {
  @IsOptional() @IsISO8601() from?: string;
  @IsOptional() @IsISO8601() to?: string;
  @IsOptional() @IsIn(CHANNELS) channel?: string;
  @IsOptional() @IsIn(['zh', 'en']) language?: string;
}

class BehindQuery extends PeriodQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(9_000) offset: number = 0;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

/** No key figure has that id. */
export class KpiNotFoundError extends ParleyError {
  constructor(id: string) {
    super('ANALYTICS.NOT_FOUND', `There is no key figure "${id.slice(0, 64)}"; GET /api/analytics/kpis lists them`);
  }
}

@Controller('api/analytics/kpis')
@UseGuards(AuthGuard)
@RequireRoles('analyst', 'supervisor', 'agent')
export class KpiController {
  constructor(@Inject(ELASTIC) private readonly elastic: ElasticClient) {}

  /** Every key figure with its definition. */
  @Get()
  async all(@CurrentUser() user: User, @Query() query: PeriodQuery): Promise<object> {
    const values = await readKpis(this.elastic, kpis, toFilter(user, query));
    return {
      period: { from: query.from ?? null, to: query.to ?? null },
      kpis: kpis.map(({ id, version, title, unit, definition }, index) => ({ id, version, title, unit, definition, ...values[index] })),
    };
  }

  /** The conversations or escalations behind a figure, newest first. */
  @Get(':id/conversations')
  async behind(@CurrentUser() user: User, @Param('id') id: string, @Query() query: BehindQuery): Promise<BehindPage> {
    const kpi = kpis.find((candidate) => candidate.id === id);
    if (!kpi) throw new KpiNotFoundError(id);
    return readBehind(this.elastic, kpi, toFilter(user, query), { from: query.offset, size: query.limit });
  }
}

function toFilter(user: User, { from, to, channel, language }: PeriodQuery): KpiFilter {
  return {
    tenant: user.tenant,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
  };
}
