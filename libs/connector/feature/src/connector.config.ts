import { IsOptional, IsUrl } from 'class-validator';
import { FromEnv, ServiceConfig } from '@parley/platform/config';

export class ConnectorConfig extends ServiceConfig {
  /** Base address of the shop's order interface; actions on orders are unavailable without it. */
  @FromEnv('PARLEY_ORDERS_API_BASE', { optional: true })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  ordersApiBase?: string;
}
