/** What the app needs to talk to WhatsApp's Cloud API. */
export interface WhatsAppSettings {
  /** Base address of the Graph API, without version. */
  readonly apiBase: string;
  /** For example `v23.0`. */
  readonly apiVersion: string;
  /** Bearer token of the business's system user. */
  readonly token: string;
  /** Signs webhook deliveries. */
  readonly appSecret: string;
  /** Agreed with WhatsApp when the webhook is set up. */
  readonly verifyToken: string;
}
