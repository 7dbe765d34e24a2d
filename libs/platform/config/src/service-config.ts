import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
} from 'class-validator';
import { FromEnv } from './from-env.decorator';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What every service needs to know. Each app extends it with its own variables. */
export class ServiceConfig {
  /** Port of the service's own HTTP and WebSocket server; 0 lets the system choose one. */
  @FromEnv('PARLEY_SERVICE_PORT')
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be at least 0' })
  @Max(65_535, { message: 'must be at most 65535' })
  port!: number;

  /** Interface the server listens on. */
  @FromEnv('PARLEY_SERVICE_HOST', { optional: true })
  @IsString()
  @IsNotEmpty()
  host: string = '127.0.0.1';

  /** Kafka bootstrap servers, `host:port` each. */
  @FromEnv('PARLEY_KAFKA_BROKERS', { list: true })
  @ArrayNotEmpty({ message: 'must be a comma-separated list of host:port' })
  @Matches(/^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/, {
    each: true,
    message: 'must be a comma-separated list of host:port',
  })
  brokers!: string[];

  /** The service's own role and database; its search_path is its own schema. */
  @FromEnv('PARLEY_POSTGRES_URL')
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must be a postgres:// address' })
  postgresUrl!: string;

  /** Key of the signed tokens people log in with; the same in all services. */
  @FromEnv('PARLEY_TOKEN_SECRET')
  @IsString()
  @MinLength(32, { message: 'must have at least 32 characters' })
  tokenSecret!: string;

  /** Name of this instance among those of the same service. */
  @FromEnv('PARLEY_INSTANCE')
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
    message: 'must be 1 to 63 letters, digits, dots, dashes or underscores',
  })
  instance!: string;

  @FromEnv('PARLEY_LOG_LEVEL', { optional: true })
  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  logLevel: LogLevel = 'info';

  /** Seed the demo workspace at start. */
  @FromEnv('PARLEY_DEMO', { optional: true })
  @IsBoolean({ message: 'must be 1 or 0' })
  demo: boolean = false;

  /** Fill the service's ledger from Kafka where the database is older than the log, before it takes events. */
  @FromEnv('PARLEY_RESTORE_LEDGER', { optional: true })
  @IsBoolean({ message: 'must be 1 or 0' })
  restoreLedger: boolean = false;
}
