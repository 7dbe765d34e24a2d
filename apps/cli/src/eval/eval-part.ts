import type { CommandContext, CommandOption, CommandResult, OptionValues } from '../command';

/** One thing that can be evaluated: a folder here, and a line in the registry of parts. */
export interface EvalPart {
  /** As it is typed after `eval`. */
  readonly name: string;
  /** One line for the list of parts. */
  readonly summary: string;
  /** The same flag of two parts must have the same default; the first part's description is shown. */
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  run(options: OptionValues, context: CommandContext): Promise<CommandResult>;
}
