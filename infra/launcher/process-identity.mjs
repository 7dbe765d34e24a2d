/**
 * A process is known by its id and the moment it started, because ids are used again.
 * Records are kept in the data folder, so that a start after a hard kill finds what was left behind.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './errors.mjs';

/**
 * @typedef {{ name: string, pid: number, startedAs: string, stopSignal?: NodeJS.Signals }} ProcessRecord
 */

/**
 * Start mark and state of a process by Linux's /proc, elsewhere by ps.
 * @param {number} pid
 * @returns {string | undefined} undefined when the process does not exist or is only waiting to be reaped
 */
export function startMark(pid) {
  if (process.platform === 'linux') {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined; // ps exits with 1 when there is no such process
  }
}

/** @param {unknown} error */
export const isAbsent = (error) => codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH';

/** @param {ProcessRecord} record */
export const isAlive = (record) => startMark(record.pid) === record.startedAs;

/**
 * @param {string} runDir
 * @param {Omit<ProcessRecord, 'startedAs'>} running
 */
export function writeRecord(runDir, running) {
  mkdirSync(runDir, { recursive: true });
  const file = join(runDir, `${running.name}.json`);
  writeFileSync(`${file}.new`, JSON.stringify({ ...running, startedAs: startMark(running.pid) ?? '' }));
  renameSync(`${file}.new`, file);
}

/**
 * @param {string} runDir
 * @param {string} name
 */
export const removeRecord = (runDir, name) => rmSync(join(runDir, `${name}.json`), { force: true });

/**
 * @param {string} runDir
 * @returns {ProcessRecord[]}
 */
export function readRecords(runDir) {
  let names;
  try {
    names = readdirSync(runDir);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(runDir, name), 'utf8'))];
      } catch (error) {
        if ((error instanceof Error && error.name === 'SyntaxError') || isAbsent(error)) return []; // cut off while it was written
        throw error;
      }
    });
}
