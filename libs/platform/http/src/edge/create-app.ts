import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServiceConfig } from '@parley/platform/config';
import { NestLogger, type Logger } from '@parley/platform/observability';
import { bodyErrors } from '../problems/body-errors';
import { EdgeModule } from './edge.module';
import { SocketAdapter } from './socket.adapter';
import type { DynamicModule, Type } from '@nestjs/common';

/** Private networks in which the front proxy runs: only its word about the caller's address is taken. */
const TRUSTED_PROXIES = 'loopback, linklocal, uniquelocal';

/** Requests under this path reach their controller with the body as a Buffer, whatever its type. */
const WEBHOOKS = '/webhooks/';

export interface EdgeOptions {
  readonly bodyLimitBytes: number;
  /** Path prefix that pages of any origin may call; it must authenticate by bearer token only, never by cookie. */
  readonly anyOriginPath?: string | undefined;
}

/** The Nest application of a service, not yet listening: body limits, security headers, sockets, errors, guard. */
export async function createApp(
  module: Type | DynamicModule,
  config: ServiceConfig,
  logger: Logger,
  { bodyLimitBytes, anyOriginPath }: EdgeOptions,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(EdgeModule.around(module, config, logger), {
    logger: new NestLogger(logger),
    rawBody: true,
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.set('trust proxy', TRUSTED_PROXIES);
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
  if (anyOriginPath !== undefined) {
    app.enableCors((request: { url: string }, answer: (error: null, options: { origin: boolean | string; allowedHeaders: string[]; maxAge: number }) => void) => {
      const origin = request.url.startsWith(anyOriginPath) ? '*' : false;
      answer(null, { origin, allowedHeaders: ['authorization', 'content-type'], maxAge: 600 });
    });
  }
  // Vendors sign the bytes of a webhook: it is parsed by its controller, after the signature has been checked.
  app.useBodyParser('raw', { limit: bodyLimitBytes, type: ({ url }) => url?.startsWith(WEBHOOKS) ?? false });
  app.useBodyParser('json', { limit: bodyLimitBytes });
  app.use(bodyErrors);
  app.useWebSocketAdapter(new SocketAdapter(app));
  return app;
}
