import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../auth/decorators';
import { Readiness } from '../readiness';

/** For the orchestrator: is the process alive, and may it get work. */
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when every check holds, otherwise 503 with the names of those that do not. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; missing: string[] }> {
    const missing = await this.readiness.missing();
    response.status(missing.length === 0 ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status: missing.length === 0 ? 'ready' : 'not-ready', missing };
  }
}
