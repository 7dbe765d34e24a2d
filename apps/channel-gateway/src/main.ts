import 'reflect-metadata';
import { prepareDatabase } from '@parley/channel/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { ChannelGatewayModule } from './channel-gateway.module';
import { ChannelGatewayConfig } from './config';

/** WhatsApp's deliveries have up to 3 MB. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

await runService({
  name: 'channel-gateway',
  module: ChannelGatewayModule,
  config: () => loadConfig(ChannelGatewayConfig),
  migrate: prepareDatabase,
  eventTransport: (app) => app.get(EventServer),
  bodyLimitBytes: BODY_LIMIT_BYTES,
  // The widget runs in other people's pages.
  anyOriginPath: '/api/channel-gateway/webchat/',
});
