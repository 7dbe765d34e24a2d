import { Controller, Get, Res } from '@nestjs/common';
import { readMetrics } from '@parley/platform/observability';
import type { Response } from 'express';
import { Public } from '../auth/decorators';

/** For Prometheus. The front proxy does not pass this path on. */
@Public()
@Controller('metrics')
export class MetricsController {
  @Get()
  async metrics(@Res() response: Response): Promise<void> {
    const { contentType, text } = await readMetrics();
    response.setHeader('Content-Type', contentType);
    response.end(text);
  }
}
