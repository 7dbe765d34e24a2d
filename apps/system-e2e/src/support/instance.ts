/** An address or secret of the running instance is not known. */
export class MissingSettingError extends Error {
  constructor(readonly variable: string) {
    super(`${variable} is not set: \`npm test e2e\` starts an instance and sets it; with PARLEY_E2E_URL of a running instance, set it yourself`);
    this.name = 'MissingSettingError';
  }
}

/** The running instance that the journeys go through. Each setting is read when it is asked for. */
export const instance = {
  /** The one origin of browsers and vendors. */
  get front(): string {
    return setting('PARLEY_E2E_URL');
  },
  get kafkaBrokers(): string[] {
    return setting('PARLEY_KAFKA_BROKERS').split(',');
  },
  get elasticsearchUrl(): string {
    return setting('PARLEY_ELASTICSEARCH_URL');
  },
  /** Folder of the instance, with the records of its processes. */
  get dataDir(): string {
    return setting('PARLEY_DATA');
  },
  /** Where the instance believes WhatsApp to be; the stand-in listens there. */
  get graphUrl(): string {
    return setting('PARLEY_WHATSAPP_API_BASE');
  },
  get whatsappToken(): string {
    return setting('PARLEY_WHATSAPP_TOKEN');
  },
  get appSecret(): string {
    return setting('PARLEY_WHATSAPP_APP_SECRET');
  },
  get verifyToken(): string {
    return setting('PARLEY_WHATSAPP_VERIFY_TOKEN');
  },
};

/** The demo workspace that the instance is seeded with. */
export const demo = {
  tenant: 'demo',
  password: 'parley-demo',
  accountKey: 'parley-demo-key',
  phoneNumberId: '100000000000001',
} as const;

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new MissingSettingError(name);
  return value;
}
