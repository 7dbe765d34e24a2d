export { ChannelModule } from './channel.module';
export { prepareDatabase } from './prepare-database';
export type { ChannelFeatureSettings } from './settings';
