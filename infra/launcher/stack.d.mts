/** Starting, driving and stopping one instance of Parley: servers, services and the front address as own processes. */

export type ServerName = 'kafka' | 'postgres' | 'elasticsearch';

export interface StackOptions {
  /** Folder of all data, logs and process records of the instance. One launcher at a time may use it. */
  dataDir: string;
  /** Port of the front address; all others are derived from it. */
  basePort: number;
  /** Services to start; all that are built unless told. An empty list starts the servers only. */
  services?: readonly string[];
  /** Settings and server addresses; `process.env` unless told. Services get it, without what only the launcher may know. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Progress, one short line per call. */
  log?: (line: string) => void;
  /** Where servers come from: `auto` takes addresses from `env`, else containers, else local processes. PARLEY_SERVERS, then `auto`, unless told. */
  servers?: 'auto' | 'local' | 'containers';
  /** Start the front address, too; true unless told. */
  proxy?: boolean;
  /** Start a process again, with back-off, when it ends by itself; true unless told. */
  restart?: boolean;
  /** False for data that is thrown away afterwards: Postgres then skips flushing to the disk. */
  durable?: boolean;
  /** Aborting it stops what was started so far; `startStack` then rejects with `LAUNCHER.STOPPED` or the failure that the stop caused. */
  signal?: AbortSignal;
}

export interface StackAddresses {
  /** The one origin of browsers and vendors, e.g. `http://127.0.0.1:4600`. */
  front: string;
  /** Comma-separated host:port. */
  kafkaBrokers: string;
  elasticsearchUrl: string;
  /** The superuser's address of the product's database. */
  postgresAdminUrl: string;
  /** Own base address of each service instance by name. */
  services: Record<string, string>;
}

export interface Stack {
  readonly addresses: StackAddresses;
  /** Ids of the running processes by name: servers (where local) and service instances. */
  readonly pids: Record<string, number>;
  /** The environment of a service's process, e.g. to sign tokens as it does. */
  environmentOf(service: string): Record<string, string | undefined>;
  /** Starts a local server (again) and waits until it is ready. */
  startServer(name: ServerName): Promise<void>;
  /** Ends a local server and keeps it down; Postgres ends fast by default, `SIGQUIT` is its immediate stop. */
  stopServer(name: ServerName, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a service (again), or a further instance of it under an own name, and waits until it is ready. Returns its name. */
  startService(service: string, options?: { instance?: string }): Promise<string>;
  /** Ends a service instance and keeps it down; SIGTERM (drain) unless told. */
  stopService(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Signals a process without telling the watch: what was killed is started again (with `restart`). */
  kill(name: string, signal: NodeJS.Signals): void;
  /** Waits until a server or service instance answers that it is ready. */
  waitReady(name: string): Promise<void>;
  /** Ends everything, services first; `graceMs` shortens the wait before SIGKILL. */
  stop(options?: { graceMs?: number }): Promise<void>;
}

/** @throws an error with `code` `LAUNCHER.<REASON>` whose message says what to do; nothing is left running then. */
export declare function startStack(options: StackOptions): Promise<Stack>;

/** Names of the services whose program has been built. */
export declare function builtServices(): string[];
