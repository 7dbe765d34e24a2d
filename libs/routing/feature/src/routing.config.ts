import { FromEnv, ServiceConfig } from '@parley/platform/config';
import type { RoutingSettings } from '@parley/routing/adapters';
import { IsInt, Max, Min } from 'class-validator';

export class RoutingConfig extends ServiceConfig implements RoutingSettings {
  /** How long an offer stands, in milliseconds. */
  @FromEnv('PARLEY_ROUTING_OFFER_TIMEOUT_MS', { optional: true })
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  offerTimeoutMs: number = 20_000;

  /** How long an agent may be offline before their conversations go back to the queue, in milliseconds. */
  @FromEnv('PARLEY_ROUTING_OFFLINE_GRACE_MS', { optional: true })
  @IsInt()
  @Min(0)
  @Max(3_600_000)
  offlineGraceMs: number = 30_000;
}
