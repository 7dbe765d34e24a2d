import { cac, type CAC } from 'cac';
import { CommandError, UsageError, type Command, type CommandContext, type OptionValues } from './command';

const PROGRAM = 'npm run parley --';

/** What the process ends with. */
export const EXIT = { ok: 0, failed: 1, usage: 2, stopped: 130 } as const;

/** Reads the command line, runs the command, and writes its result as the last line. Answers with the exit code. */
export async function runCli(
  argv: readonly string[],
  commands: readonly Command[],
  context: CommandContext & { readonly complain: (sentence: string) => void },
): Promise<number> {
  try {
    const chosen = parse(argv, commands, context.print);
    if (chosen === 'help') return EXIT.ok;
    const { json, ok } = await chosen.command.run(chosen.args, chosen.options, context);
    context.print(JSON.stringify(json));
    return ok ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (context.signal.aborted) {
      // What failed then failed because it was stopped.
      context.complain('Stopped.');
      return EXIT.stopped;
    }
    context.complain(sentenceFor(error));
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

interface Chosen {
  readonly command: Command;
  readonly args: readonly string[];
  readonly options: OptionValues;
}

function parse(argv: readonly string[], commands: readonly Command[], print: (text: string) => void): Chosen | 'help' {
  const name = argv.find((word) => !word.startsWith('-'));
  const command = commands.find((candidate) => nameOf(candidate) === name);
  const asksForHelp = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || name === 'help';
  if (asksForHelp) {
    print(command ? helpOf(command) : overview(commands));
    return 'help';
  }
  if (!command) {
    const what = name === undefined ? 'A command is missing' : `There is no command "${name}"`;
    throw new UsageError(`${what}: choose from ${commands.map(nameOf).join(', ')}, or ask for help with ${PROGRAM} --help.`);
  }
  return { command, ...argumentsOf(command, argv) };
}

function argumentsOf(command: Command, argv: readonly string[]): Omit<Chosen, 'command'> {
  const cli: CAC = cac('parley');
  const declared = cli.command(command.usage, command.summary);
  for (const { flags, description, default: value } of command.options ?? []) {
    declared.option(flags, description, value === undefined ? {} : { default: value });
  }
  let chosen: Omit<Chosen, 'command'> = { args: [], options: {} };
  const declaredArguments = declared.args.length;
  declared.action((...values: unknown[]) => {
    const args = values.slice(0, declaredArguments).filter((value) => value !== undefined).map(String);
    chosen = { args, options: values[declaredArguments] as OptionValues };
  });
  try {
    cli.parse(['node', 'parley', ...argv], { run: false });
    cli.runMatchedCommand();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason.replace(/\.$/, '')}. Usage: ${PROGRAM} ${command.usage}; more with ${PROGRAM} ${nameOf(command)} --help.`);
  }
  return chosen;
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  return [
    'Parley from the command line.',
    '',
    `  ${PROGRAM} <command>`,
    '',
    'Commands:',
    ...commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    `Help for one command: ${PROGRAM} <command> --help`,
    'Progress goes to stderr; the last line of the output is JSON. Ends with 0 when all is well, 1 when not, 2 when the command line is wrong.',
  ].join('\n');
}

function helpOf(command: Command): string {
  const { usage, summary, options = [], examples = [] } = command;
  const width = Math.max(0, ...options.map(({ flags }) => flags.length));
  const lines = options.map(({ flags, description, default: value }) =>
    `  ${flags.padEnd(width)}  ${description}${value === undefined ? '' : ` (unless told: ${value})`}`,
  );
  return [
    summary,
    '',
    `  ${PROGRAM} ${usage}${options.length > 0 ? ' [options]' : ''}`,
    ...(lines.length > 0 ? ['', 'Options:', ...lines] : []),
    ...(examples.length > 0 ? ['', 'Examples:', ...examples.map((example) => `  ${PROGRAM} ${example}`)] : []),
  ].join('\n');
}

const nameOf = ({ usage }: Command): string => usage.split(' ', 1)[0] ?? usage;

/** Expected obstacles are one sentence; anything else keeps its stack, for a bug report. */
function sentenceFor(error: unknown): string {
  if (error instanceof UsageError || error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = (error as { code?: unknown }).code;
  const expected = typeof code === 'string' && /^[A-Z]+\.[A-Z_]+$/.test(code);
  return expected ? `${error.message} (${code})` : (error.stack ?? error.message);
}
