/** The launcher's own command line. Pure. */
import { badUsage } from './errors.mjs';

const commands = /** @type {const} */ (['start', 'servers', 'test', 'cli', 'build']);

/** Parts of the test run, in their order. */
export const testParts = /** @type {const} */ (['lint', 'types', 'unit', 'nodes', 'int', 'e2e']);
const fullRun = testParts.filter((part) => part !== 'nodes');

/**
 * @param {string[]} argv without node and script
 * @returns {{ command: typeof commands[number], args: string[] }}
 */
export function parseCommand(argv) {
  const [given, ...args] = argv;
  const command = commands.find((name) => name === given);
  if (command === undefined)
    throw badUsage(`Say what to do: ${commands.join(', ')}${given === undefined ? '' : ` (not "${given}")`}.`);
  return { command, args };
}

/**
 * @param {string[]} args parts to run, then after `--` or from the first path on, arguments for Jest
 * @returns {{ parts: typeof testParts[number][], rest: string[] }}
 */
export function parseTestArguments(args) {
  const rest = args.filter((arg) => !testParts.some((part) => part === arg));
  const wrong = rest.find((arg) => /^[a-z]+$/.test(arg));
  if (wrong !== undefined)
    throw badUsage(`"${wrong}" is no part of the tests: choose from ${testParts.join(', ')}, or give a path.`);
  const chosen = testParts.filter((part) => args.includes(part));
  return { parts: chosen.length > 0 ? chosen : [...fullRun], rest };
}
