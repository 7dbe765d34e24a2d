import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, UsageError, type Command, type CommandContext, type OptionValues } from '../command';
import { NoAnswerError } from '../shared/http';
import { Operator, RefusedError } from '../shared/operator';
import { flag, text, wholeNumber } from '../shared/options';

interface Import {
  readonly importId: string;
  readonly status: 'ready' | 'applying' | 'done' | 'cancelled' | 'failed';
  readonly conversations: number;
  readonly messages: number;
  readonly known: number;
  readonly firstTime: string;
  readonly lastTime: string;
  readonly wrongLines: number;
  readonly problems: readonly { readonly line: number; readonly code: string; readonly field?: string }[];
  readonly parts: number;
  readonly position: number;
  readonly added: number;
  readonly error: { readonly code: string } | null;
}

const FORMATS = ['jsonl', 'whatsapp'];
const MOST_BYTES = 32 * 1024 * 1024;
/** Reading the largest file takes the service well below a minute. */
const READING_MS = 300_000;
const DEFAULT_TIMEOUT_S = 3_600;
const LOOK_EVERY_MS = 500;
const SHOWN_PROBLEMS = 10;

export const importConversations: Command = {
  usage: 'import-conversations',
  summary: 'Take old conversations over as history: JSON Lines or a WhatsApp export. Personal data is masked before anything is stored.',
  options: [
    { flags: '--file <file>', description: 'the file; of WhatsApp also the ZIP as it was exported' },
    { flags: '--format <format>', description: 'jsonl or whatsapp' },
    { flags: '--business <name>', description: 'WhatsApp: a participant who is the business; several times for several' },
    { flags: '--time-zone <zone>', description: 'zone of times that name none, for example Asia/Shanghai; WhatsApp always needs it' },
    { flags: '--date-order <order>', description: 'WhatsApp: dmy, mdy or ymd, where the dates do not tell' },
    { flags: '--account <account>', description: 'channel account whose customers these are; joins history and live threads' },
    { flags: '--silence-hours <hours>', description: 'WhatsApp: silence after which another conversation begins (24 unless told)' },
    { flags: '--dry-run', description: 'only say what would be taken over' },
    { flags: '--skip-wrong', description: 'take the rest over although some lines are wrong' },
    { flags: '--timeout <seconds>', description: 'how long to wait for the end', default: DEFAULT_TIMEOUT_S },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
  ],
  examples: [
    'import-conversations --file old.jsonl --format jsonl --dry-run',
    'import-conversations --file chat.zip --format whatsapp --business "Sun Shop" --time-zone Europe/Berlin --account whatsapp-demo',
  ],
  async run(_args, options, context) {
    const { env, signal } = context;
    const query = queryOf(options);
    // npm runs scripts in the repository's folder; INIT_CWD is where it was called.
    const body = await fileAt(resolve(env['INIT_CWD'] ?? '.', needed(options, 'file')));
    const timeoutMs = 1_000 * wholeNumber(options, 'timeout', { min: 1, max: 604_800, fallback: DEFAULT_TIMEOUT_S });
    const operator = await Operator.signIn(options, context);
    context.log('The file is being read');
    const read = (await operator.ask('POST', `conversation/imports?${query.toString()}`, { body, timeoutMs: READING_MS })) as Import;
    report(read, context);
    const path = `conversation/imports/${read.importId}`;
    const dryRun = flag(options, 'dryRun');
    if (dryRun || (read.wrongLines > 0 && !flag(options, 'skipWrong'))) {
      await operator.ask('POST', `${path}/cancel`);
      context.print(dryRun ? 'Nothing was taken over: this was a dry run.' : 'Nothing was taken over: mend the wrong lines, or leave them out with --skip-wrong.');
      return { json: summaryOf(read, dryRun), ok: dryRun };
    }
    await operator.ask('POST', `${path}/apply`);
    const until = performance.now() + timeoutMs;
    for (;;) {
      const now = (await unlessAway(operator.ask('GET', path))) as Import | undefined;
      if (now && now.status !== 'applying') {
        context.print(now.status === 'done' ? `${now.added} messages were taken over, ${now.messages - now.added} were there before.` : `The import is ${now.status}${now.error ? ` (${now.error.code})` : ''}.`);
        return { json: summaryOf(now, false), ok: now.status === 'done' };
      }
      if (performance.now() > until) throw new CommandError(`The import ${read.importId} goes on in the background.`);
      context.log(now ? `${now.position} of ${now.parts} parts, ${now.added} messages taken over` : 'The service is away; the import goes on when it is back');
      await wait(LOOK_EVERY_MS, undefined, { signal });
    }
  },
};

/** The answer, or undefined while the service starts again. */
async function unlessAway(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoAnswerError || (error instanceof RefusedError && error.status >= 502)) return undefined;
    throw error;
  }
}

function queryOf(options: OptionValues): URLSearchParams {
  const format = needed(options, 'format');
  if (!FORMATS.includes(format)) throw new UsageError(`--format must be ${FORMATS.join(' or ')}.`);
  const query = new URLSearchParams({ format });
  for (const name of ['timeZone', 'dateOrder', 'account', 'silenceHours']) {
    const value = text(options, name);
    if (value !== undefined) query.set(name, value);
  }
  const business: unknown = options['business'];
  for (const name of business === undefined ? [] : [business].flat()) query.append('business', String(name));
  if (format === 'whatsapp' && !query.has('business')) throw new UsageError('--business is missing: the name of the business as the chat shows it.');
  if (format === 'whatsapp' && !query.has('timeZone')) throw new UsageError('--time-zone is missing: exports do not name their zone; give one such as Asia/Shanghai.');
  return query;
}

function needed(options: OptionValues, name: string): string {
  const value = text(options, name);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

async function fileAt(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new CommandError('The file is larger than 32 MiB: split it.');
    return await readFile(path);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`The file cannot be read (${String((error as { code?: unknown }).code)}).`, { cause: error });
  }
}

function report({ conversations, messages, known, firstTime, lastTime, wrongLines, problems }: Import, { print }: CommandContext): void {
  print(`${conversations} conversations with ${messages} messages from ${firstTime} to ${lastTime}; ${known} messages are known already.`);
  if (wrongLines > 0) print(`${wrongLines} lines are wrong:`);
  for (const { line, code, field } of problems.slice(0, SHOWN_PROBLEMS)) print(`  line ${line}: ${code}${field === undefined ? '' : ` (${field})`}`);
}

function summaryOf({ importId, status, conversations, messages, known, added, wrongLines }: Import, dryRun: boolean): object {
  return { importId, status: dryRun ? 'dry-run' : status === 'ready' ? 'refused' : status, conversations, messages, known, added, wrongLines };
}
