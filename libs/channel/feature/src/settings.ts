import type { ChannelSettings } from '@parley/channel/adapters';

/** What the channel gateway's app decides. */
export interface ChannelFeatureSettings extends ChannelSettings {
  /** Signs visitors' tokens and ids. */
  readonly tokenSecret: string;
  /** Folder for customers' files. */
  readonly blobFolder: string;
}

export const CHANNEL_SETTINGS = Symbol('ChannelFeatureSettings');

/** Largest file of a customer that is kept, in bytes; WhatsApp's own limit for documents. */
export const BLOB_LIMIT_BYTES = 100 * 1024 * 1024;
/** How long a visitor's token holds, in seconds. */
export const VISITOR_TOKEN_SECONDS = 24 * 60 * 60;
