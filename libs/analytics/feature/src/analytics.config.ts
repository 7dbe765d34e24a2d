import { IsUrl } from 'class-validator';
import { FromEnv, ServiceConfig } from '@parley/platform/config';

export class AnalyticsConfig extends ServiceConfig {
  @FromEnv('PARLEY_ELASTICSEARCH_URL')
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  elasticsearchUrl!: string;
}
