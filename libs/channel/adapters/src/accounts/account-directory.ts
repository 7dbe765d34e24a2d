import { createHash, timingSafeEqual } from 'node:crypto';
import { ParleyError, type Channel } from '@parley/contracts';
import type { ChannelAccount } from '@parley/channel/domain';
import type { Database } from '@parley/platform/event-log';

export class AccountNotFoundError extends ParleyError {
  constructor() {
    super('CHANNEL.ACCOUNT_NOT_FOUND', 'There is no such account on this channel');
  }
}

/** The key of an integrator's account is missing or wrong. */
export class ApiKeyInvalidError extends ParleyError {
  constructor() {
    super('CHANNEL.API_KEY_UNAUTHENTICATED', 'The account key is missing or wrong');
  }
}

interface AccountRow {
  id: string;
  tenant: string;
  channel: Channel;
  external_id: string | null;
  locale: string;
  sends_per_second: number;
  api_key_sha256: string | null;
}

/** Changes of accounts are seen after this time, in milliseconds. */
const FRESH_MS = 5_000;

/** The configured accounts, kept in memory: intake must go on while Postgres is away. */
export class AccountDirectory {
  private rows: readonly AccountRow[] = [];
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws AccountNotFoundError */
  async get(id: string, channel?: Channel): Promise<ChannelAccount> {
    const row = (await this.all()).find((account) => account.id === id && (channel === undefined || account.channel === channel));
    if (!row) throw new AccountNotFoundError();
    return accountOf(row);
  }

  /** The account with that address on the channel. */
  async findByExternalId(channel: Channel, externalId: string): Promise<ChannelAccount | undefined> {
    const row = (await this.all()).find((account) => account.channel === channel && account.external_id === externalId);
    return row && accountOf(row);
  }

  async ofChannel(channel: Channel): Promise<ChannelAccount[]> {
    return (await this.all()).filter((account) => account.channel === channel).map(accountOf);
  }

  /**
   * The integrator's account, once its key has been checked in constant time.
   *
   * @throws ApiKeyInvalidError also when there is no such account: nobody learns which accounts exist.
   */
  async authenticate(id: string, apiKey: string): Promise<ChannelAccount> {
    const row = (await this.all()).find((account) => account.id === id);
    const expected = Buffer.from(row?.api_key_sha256 ?? hashApiKey(''), 'hex');
    const matches = timingSafeEqual(Buffer.from(hashApiKey(apiKey), 'hex'), expected);
    if (!row?.api_key_sha256 || !matches) throw new ApiKeyInvalidError();
    return accountOf(row);
  }

  private async all(): Promise<readonly AccountRow[]> {
    if (this.now() - this.readAt < FRESH_MS) return this.rows;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    await this.reading;
    return this.rows;
  }

  /** What is known stays in use while Postgres is away; without any knowledge the error goes to the caller. */
  private async read(): Promise<void> {
    try {
      this.rows = await this.database.query<AccountRow>(
        'SELECT id, tenant, channel, external_id, locale, sends_per_second, api_key_sha256 FROM account',
      );
      this.readAt = this.now();
    } catch (error) {
      if (this.rows.length === 0) throw error;
      this.readAt = this.now();
    }
  }
}

/** Keys are long and random, so a plain hash keeps them. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex');

const accountOf = (row: AccountRow): ChannelAccount => ({
  id: row.id,
  tenant: row.tenant,
  channel: row.channel,
  ...(row.external_id !== null && { externalId: row.external_id }),
  locale: row.locale,
  sendsPerSecond: row.sends_per_second,
});
