import type { Database } from '@parley/platform/event-log';
import { hashApiKey } from './account-directory';

/** Address of the demo's WhatsApp account. */
export const DEMO_PHONE_NUMBER_ID = '100000000000001';

const KEY_HASH = hashApiKey('parley-demo-key');

const ACCOUNTS = [
  ['webchat-demo', 'webchat', null, null],
  ['whatsapp-demo', 'whatsapp', DEMO_PHONE_NUMBER_ID, null],
  ['http-demo', 'http', null, KEY_HASH],
  ['kafka-demo', 'kafka', null, KEY_HASH],
] as const;

/** One account of each channel for the demo tenant; accounts that exist stay as they are. */
export async function seedDemoAccounts(database: Pick<Database, 'execute'>): Promise<void> {
  await database.execute(
    `INSERT INTO account (id, tenant, channel, external_id, locale, api_key_sha256)
     SELECT id, 'demo', channel, external_id, 'en', api_key_sha256
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS a (id, channel, external_id, api_key_sha256)
     ON CONFLICT DO NOTHING`,
    [ACCOUNTS.map((a) => a[0]), ACCOUNTS.map((a) => a[1]), ACCOUNTS.map((a) => a[2]), ACCOUNTS.map((a) => a[3])],
  );
}
