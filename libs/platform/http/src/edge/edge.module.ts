import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ServiceConfig } from '@parley/platform/config';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { AuthGuard } from '../auth/auth.guard';
import { IdentityProvider } from '../auth/identity-provider';
import { SocketAuthentication } from '../auth/socket-authentication';
import { TokenSigner, TokenVerifier } from '../auth/tokens';
import { ProblemDetailsFilter } from '../problems/problem-details.filter';
import { Readiness } from '../readiness';
import { validationPipe } from '../validation';
import { HealthController } from './health.controller';
import { MetricsController } from './metrics.controller';

/** What every service has around its own modules, visible to all of them. */
@Module({})
export class EdgeModule {
  static around(module: Type | DynamicModule, config: ServiceConfig, logger: Logger): DynamicModule {
    const shared: Provider[] = [
      Readiness,
      SocketAuthentication,
      { provide: LOGGER, useValue: logger },
      { provide: ServiceConfig, useValue: config },
      ...(config.constructor === ServiceConfig ? [] : [{ provide: config.constructor, useValue: config }]),
      { provide: TokenSigner, useFactory: () => new TokenSigner(config.tokenSecret) },
      { provide: IdentityProvider, useFactory: () => new TokenVerifier(config.tokenSecret) },
    ];
    return {
      module: EdgeModule,
      global: true,
      imports: [module],
      controllers: [HealthController, MetricsController],
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemDetailsFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: shared.map(tokenOf),
    };
  }
}

function tokenOf(provider: Provider) {
  return typeof provider === 'function' ? provider : provider.provide;
}
