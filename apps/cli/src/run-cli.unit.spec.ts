import { describe, expect, it } from '@jest/globals';
import { ParleyError } from '@parley/contracts';
import { CommandError, UsageError, type Command, type CommandResult } from './command';
import { runCli } from './run-cli';

interface Outcome {
  readonly code: number;
  readonly printed: string[];
  readonly complaints: string[];
}

const greet: Command = {
  usage: 'greet <name>',
  summary: 'Say hello.',
  options: [{ flags: '--times <n>', description: 'how often', default: 1 }, { flags: '--loud', description: 'shout' }],
  examples: ['greet Ada --times 2'],
  run: async ([name], { times, loud }) => ({ json: { name, times, loud: loud === true }, ok: name !== 'nobody' }),
};

async function run(argv: string[], command: Command = greet, signal = new AbortController().signal): Promise<Outcome> {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(argv, [command], {
    env: {}, repository: '/', log: () => undefined, print: (text) => printed.push(text), complain: (text) => complaints.push(text),
    signal,
  });
  return { code, printed, complaints };
}

const failing = (error: Error): Command => ({ ...greet, run: (): Promise<CommandResult> => Promise.reject(error) });

describe('the command line', () => {
  it('hands arguments and options to the command and prints its result as the last line', async () => {
    expect(await run(['greet', 'Ada', '--times', '2', '--loud'])).toEqual({ code: 0, printed: ['{"name":"Ada","times":2,"loud":true}'], complaints: [] });
  });

  it('ends with 1 when the command says that something is wrong', async () => {
    expect(await run(['greet', 'nobody'])).toMatchObject({ code: 1, printed: ['{"name":"nobody","times":1,"loud":false}'] });
  });

  it.each([
    [['shout'], 'There is no command "shout": choose from greet'],
    [['--loud'], 'A command is missing: choose from greet'],
    [['greet', 'Ada', '--quietly'], 'Unknown option `--quietly`. Usage: npm run parley -- greet <name>'],
    [['greet'], 'missing required args for command `greet <name>`. Usage'],
    [['greet', 'Ada', 'Lovelace'], 'Unused args: `Lovelace`. Usage'],
    [['greet', 'Ada', '--times'], 'option `--times <n>` value is missing. Usage'],
  ])('ends with 2 and one sentence for %j', async (argv, sentence) => {
    const { code, printed, complaints } = await run(argv);
    expect({ code, printed }).toEqual({ code: 2, printed: [] });
    expect(complaints.join()).toContain(sentence);
  });

  it('tells a stranger which commands there are, and all about one', async () => {
    expect((await run(['--help'])).printed.join()).toContain('greet <name>  Say hello.');
    expect((await run(['greet', '--help'])).printed.join()).toMatch(/--times <n> {2}how often \(unless told: 1\)[^]*Examples:[^]*greet Ada --times 2/);
  });

  it('ends with 130 when it was stopped, whatever failed because of that', async () => {
    expect(await run(['greet', 'x'], failing(new Error('broken pipe')), AbortSignal.abort())).toMatchObject({ code: 130, complaints: ['Stopped.'] });
  });

  it('says what went wrong in one sentence where that is expected, and keeps the stack of a surprise', async () => {
    expect(await run(['greet', 'x'], failing(new CommandError('Start it first.')))).toMatchObject({ code: 1, complaints: ['Start it first.'] });
    expect(await run(['greet', 'x'], failing(new UsageError('Too loud.')))).toMatchObject({ code: 2, complaints: ['Too loud.'] });
    const known = await run(['greet', 'x'], failing(new ParleyError('KAFKA.UNAVAILABLE', 'The log does not answer.')));
    expect(known).toMatchObject({ code: 1, complaints: ['The log does not answer. (KAFKA.UNAVAILABLE)'] });
    expect((await run(['greet', 'x'], failing(new TypeError('a bug')))).complaints.join()).toMatch(/TypeError: a bug\n\s+at /);
  });
});
