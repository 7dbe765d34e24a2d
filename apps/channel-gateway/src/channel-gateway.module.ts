import { Module } from '@nestjs/common';
import { ChannelModule } from '@parley/channel/feature';
import { EventLogModule } from '@parley/platform/event-log';
import { ChannelGatewayConfig } from './config';

@Module({
  imports: [
    EventLogModule.forRoot({ service: 'channel-gateway' }),
    ChannelModule.forRoot({ inject: [ChannelGatewayConfig], useFactory: (config: ChannelGatewayConfig) => config.channelSettings }),
  ],
})
export class ChannelGatewayModule {}
