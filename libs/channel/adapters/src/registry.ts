import type { Channel } from '@parley/contracts';
import type { ChannelAdapter } from './channel-adapter';
import { httpChannel } from './http/http.channel';
import { kafkaChannel } from './kafka/kafka.channel';
import { webchatChannel } from './webchat/webchat.channel';
import type { WhatsAppSettings } from './whatsapp/whatsapp-settings';
import { whatsappChannel } from './whatsapp/whatsapp.channel';

export interface ChannelSettings {
  readonly whatsapp: WhatsAppSettings;
}

/** Every channel. A new one is a folder and a line here. */
const CHANNELS: readonly ((settings: ChannelSettings) => ChannelAdapter)[] = [
  () => webchatChannel,
  ({ whatsapp }) => whatsappChannel(whatsapp),
  () => httpChannel,
  () => kafkaChannel,
];

/** The channels by name. */
export class ChannelRegistry {
  private readonly adapters: ReadonlyMap<Channel, ChannelAdapter>;

  constructor(settings: ChannelSettings) {
    this.adapters = new Map(CHANNELS.map((make) => make(settings)).map((adapter) => [adapter.channel, adapter]));
  }

  get(channel: Channel): ChannelAdapter {
    const adapter = this.adapters.get(channel);
    if (!adapter) throw new TypeError(`No adapter is registered for the channel ${channel}`);
    return adapter;
  }
}
