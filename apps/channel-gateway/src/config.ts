import type { ChannelFeatureSettings } from '@parley/channel/feature';
import { FromEnv, ServiceConfig } from '@parley/platform/config';
import { IsString, IsUrl, Matches } from 'class-validator';

/** What the channel gateway needs to know. Without WhatsApp's secrets its webhook refuses everything. */
export class ChannelGatewayConfig extends ServiceConfig {
  /** Base address of WhatsApp's Graph API, without version. */
  @FromEnv('PARLEY_WHATSAPP_API_BASE', { optional: true })
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }, { message: 'must be an http(s) address' })
  whatsappApiBase: string = 'https://graph.facebook.com';

  @FromEnv('PARLEY_WHATSAPP_API_VERSION', { optional: true })
  @Matches(/^v\d{1,3}\.\d{1,2}$/, { message: 'must look like v23.0' })
  whatsappApiVersion: string = 'v23.0';

  /** Bearer token for sending. */
  @FromEnv('PARLEY_WHATSAPP_TOKEN', { optional: true })
  @IsString()
  whatsappToken: string = '';

  /** Signs webhook deliveries. */
  @FromEnv('PARLEY_WHATSAPP_APP_SECRET', { optional: true })
  @IsString()
  whatsappAppSecret: string = '';

  /** Agreed when the webhook is set up. */
  @FromEnv('PARLEY_WHATSAPP_VERIFY_TOKEN', { optional: true })
  @IsString()
  whatsappVerifyToken: string = '';

  /** Folder for customers' files. */
  @FromEnv('PARLEY_BLOB_DIR', { optional: true })
  @IsString()
  blobFolder: string = '.parley/blobs';

  get channelSettings(): ChannelFeatureSettings {
    return {
      tokenSecret: this.tokenSecret,
      blobFolder: this.blobFolder,
      whatsapp: {
        apiBase: this.whatsappApiBase.replace(/\/+$/, ''),
        apiVersion: this.whatsappApiVersion,
        token: this.whatsappToken,
        appSecret: this.whatsappAppSecret,
        verifyToken: this.whatsappVerifyToken,
      },
    };
  }
}
