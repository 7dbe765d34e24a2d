import { UsageError, type Command, type CommandOption } from '../command';
import type { EvalPart } from './eval-part';
import { parts } from './parts';

/** The command over a list of parts; each part is given the options as typed and reads its own. */
export function evalCommand(known: readonly EvalPart[]): Command {
  return {
    usage: 'eval <what>',
    summary: `Measure an engine on labelled data: ${known.map(({ name, summary }) => `${name} (${summary})`).join(', ')}.`,
    options: optionsOf(known),
    examples: known.flatMap(({ examples }) => examples),
    async run([what], options, context) {
      const part = known.find(({ name }) => name === what);
      if (!part) throw new UsageError(`There is no "${what}" to evaluate: choose from ${known.map(({ name }) => name).join(', ')}.`);
      return part.run(options, context);
    },
  };
}

/** Each flag once: parts may share some. */
function optionsOf(known: readonly EvalPart[]): CommandOption[] {
  const byFlag = new Map<string, CommandOption>();
  for (const option of known.flatMap(({ options }) => options)) {
    const flag = option.flags.split(' ', 1)[0] ?? option.flags;
    if (!byFlag.has(flag)) byFlag.set(flag, option);
  }
  return [...byFlag.values()];
}

export const evaluate = evalCommand(parts);
