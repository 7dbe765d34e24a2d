/** What a command is given. */
export interface CommandContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the repository: the launcher and the built programs lie in it. */
  readonly repository: string;
  /** Progress, one short line per call. */
  readonly log: (line: string) => void;
  /** The result for a person to read. */
  readonly print: (text: string) => void;
  /** Aborted by Ctrl-C and by the system's stop. */
  readonly signal: AbortSignal;
}

/** What a command found out: `json` becomes the last line of the output. */
export interface CommandResult {
  readonly json: object;
  /** True ends the process with 0, false with 1. */
  readonly ok: boolean;
}

export interface CommandOption {
  /** As it is typed, for example `--timeout <seconds>`. */
  readonly flags: string;
  readonly description: string;
  readonly default?: string | number;
}

/** Option values by name in camel case, as typed. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** One command: a folder, and a line in the registry. */
export interface Command {
  /** With its arguments, for example `release <service> <reader> <stream>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly options?: readonly CommandOption[];
  readonly examples?: readonly string[];
  run(args: readonly string[], options: OptionValues, context: CommandContext): Promise<CommandResult>;
}

/** The command line cannot be understood; the message says what to type instead. Ends the process with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside is not as the command needs it; the message says what to do. Ends the process with 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
