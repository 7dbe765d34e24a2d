import { Injectable } from '@nestjs/common';
import { deriveId, ParleyError } from '@parley/contracts';
import {
  ArticleEntryStore, ArticleLedger, formatOf, ImportFileError, ImportStore, readFile, type ArticleImport, type ImportProgress, type ImportTarget,
} from '@parley/knowledge/adapters';
import { FourEyesError, type ImportDefaults, type RawRow } from '@parley/knowledge/domain';
import { Database, Jobs, newId, Relay, type ClaimedJob, type JobOutcome, type NewJob, type Tx } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';
import { toImportCommand } from './import-command';
import { ImportNotFoundError, ImportStateError } from './import-errors';
import { judgeRows } from './judge-rows';

export const READ_JOB = 'knowledge.import.read';
export const APPLY_JOB = 'knowledge.import.apply';
export const RELEASE_JOB = 'knowledge.import.release';

/** Rows that one transaction judges or applies. */
const CHUNK = 250;
/** A worker holds a job for less than its claim lasts, in milliseconds; the next one goes on where it stopped. */
const READ_FOR_MS = 8_000;
/** After so many failures of the same chunk the import ends. */
const MOST_ATTEMPTS = 8;

export interface NewImport {
  readonly fileName: string;
  readonly file: Buffer;
  readonly target: ImportTarget;
  readonly defaults: ImportDefaults;
}

/**
 * Imports as durable jobs: first the file is read into a report by row, then, when an editor says so, its rows are applied.
 * Each chunk moves the position in its own transaction: a crash repeats nothing and loses nothing.
 */
@Injectable()
export class ArticleImports {
  constructor(
    private readonly database: Database,
    private readonly ledger: ArticleLedger,
    private readonly entries: ArticleEntryStore,
    private readonly imports: ImportStore,
    private readonly jobs: Jobs,
    private readonly relay: Relay,
  ) {}

  /** @throws ImportFileError when the file's name tells no format that can be read. */
  async begin({ sub, tenant, name }: Pick<SignedInUser, 'sub' | 'tenant' | 'name'>, { fileName, ...rest }: NewImport): Promise<ImportProgress> {
    const [importId, format] = [newId(), formatOf(fileName)];
    await this.database.transaction(async (tx) => {
      await this.entries.rememberEditor(tx, tenant, sub, name);
      await this.imports.create(tx, { importId, tenant, fileName, format, createdBy: sub, ...rest });
      await this.jobs.enqueue(tx, [readJob(importId, 0)]);
    });
    this.jobs.nudge(READ_JOB);
    return this.find(tenant, importId);
  }

  /** @throws ImportNotFoundError */
  async find(tenant: string, importId: string): Promise<ImportProgress> {
    const found = await this.imports.progress(this.database, tenant, importId);
    if (!found) throw new ImportNotFoundError(importId);
    return found;
  }

  /** Applies what the dry run found. Saying it again changes nothing. @throws ImportNotFoundError, ImportStateError */
  async apply(tenant: string, importId: string): Promise<ImportProgress> {
    const { status } = await this.find(tenant, importId);
    if (status !== 'ready' && status !== 'applying' && status !== 'done') throw new ImportStateError(importId, status);
    await this.database.transaction(async (tx) => {
      if (await this.imports.move(tx, importId, ['ready'], 'applying')) await this.jobs.enqueue(tx, [applyJob(importId, 0)]);
    });
    this.jobs.nudge(APPLY_JOB);
    return this.find(tenant, importId);
  }

  /** What was applied before stays. @throws ImportNotFoundError, ImportStateError */
  async cancel(tenant: string, importId: string): Promise<ImportProgress> {
    const { status } = await this.find(tenant, importId);
    const moved = await this.database.transaction((tx) => this.imports.move(tx, importId, ['reading', 'ready', 'applying'], 'cancelled'));
    if (!moved && status !== 'cancelled') throw new ImportStateError(importId, status);
    return this.find(tenant, importId);
  }

  /**
   * Approves and publishes what of an import waits for a review, in the background; what this person had a hand in stays.
   * @throws ImportNotFoundError, FourEyesError when it is the person's own import
   */
  async release({ sub, tenant, name }: Pick<SignedInUser, 'sub' | 'tenant' | 'name'>, importId: string): Promise<ImportProgress> {
    const { createdBy } = await this.find(tenant, importId);
    if (createdBy === sub) throw new FourEyesError();
    await this.database.transaction(async (tx) => {
      await this.entries.rememberEditor(tx, tenant, sub, name);
      await this.jobs.enqueue(tx, [releaseJob(importId, sub, '')]);
    });
    this.jobs.nudge(RELEASE_JOB);
    return this.find(tenant, importId);
  }

  /** One chunk of the release, in the transaction that removes the job. */
  async releaseNext(job: ClaimedJob): Promise<JobOutcome> {
    const [importId, by, after] = [String(job.payload['importId']), String(job.payload['by']), String(job.payload['after'])];
    // What keeps failing waits for its review as before.
    if (job.attempt > MOST_ATTEMPTS) return { kind: 'done' };
    return { kind: 'done', record: (tx) => this.releaseChunk(tx, importId, by, after) };
  }

  /** The dry run, from where it stopped. */
  async read(job: ClaimedJob): Promise<JobOutcome> {
    const importId = String(job.payload['importId']);
    const [one, file] = [await this.imports.find(this.database, importId), await this.imports.file(this.database, importId)];
    if (one?.status !== 'reading' || !file) return { kind: 'done' };
    if (job.attempt > MOST_ATTEMPTS) return this.giveUp(one);
    try {
      return await this.readOn(one, file);
    } catch (error) {
      if (!(error instanceof ImportFileError)) throw error;
      return failed(this.imports, one, error);
    }
  }

  /** One chunk of the rows, in the transaction that removes the job. */
  async applyNext(job: ClaimedJob): Promise<JobOutcome> {
    const [importId, from] = [String(job.payload['importId']), Number(job.payload['from'])];
    if (job.attempt > MOST_ATTEMPTS) {
      const one = await this.imports.find(this.database, importId);
      return one ? this.giveUp(one) : { kind: 'done' };
    }
    return { kind: 'done', record: (tx) => this.applyChunk(tx, importId, from) };
  }

  private async readOn(one: ArticleImport, file: Buffer): Promise<JobOutcome> {
    const until = performance.now() + READ_FOR_MS;
    let [from, rows]: [number, RawRow[]] = [one.rowsRead, []];
    for await (const { row } of readFile(one.format, file, one.fileName, from)) {
      rows.push(row);
      if (rows.length < CHUNK) continue;
      if (!(await this.addRows(one, from, rows))) return { kind: 'done' };
      [from, rows] = [from + rows.length, []];
      const next = from;
      if (performance.now() > until) return { kind: 'done', record: (tx) => this.jobs.enqueue(tx, [readJob(one.importId, next)]) };
    }
    if (rows.length > 0) await this.addRows(one, from, rows);
    return { kind: 'done', record: async (tx) => void (await this.imports.move(tx, one.importId, ['reading'], 'ready')) };
  }

  private async addRows(one: ArticleImport, from: number, rows: readonly RawRow[]): Promise<boolean> {
    const judged = await judgeRows({ database: this.database, ledger: this.ledger, entries: this.entries, imports: this.imports }, one, from, rows);
    return this.database.transaction((tx) => this.imports.addRows(tx, one.importId, from, judged));
  }

  private async applyChunk(tx: Tx, importId: string, from: number): Promise<void> {
    const one = await this.imports.lock(tx, importId);
    // Cancelled, or done already by a worker that was taken for dead.
    if (one?.status !== 'applying' || one.position !== from) return;
    const rows = await this.imports.rowsToApply(tx, importId, from, CHUNK);
    const last = rows.at(-1);
    if (!last) return void (await this.imports.move(tx, importId, ['applying'], 'done'));
    const now = new Date().toISOString();
    await this.ledger.handle(tx, rows.map((row) => ({ tenant: one.tenant, articleId: row.articleId, command: toImportCommand(one, row, now) })));
    const position = last.ordinal + 1;
    await this.imports.markApplied(tx, importId, rows.map((row) => row.ordinal), position);
    await this.jobs.enqueue(tx, [applyJob(importId, position)]);
    this.relay.nudge();
  }

  private async releaseChunk(tx: Tx, importId: string, by: string, after: string): Promise<void> {
    const one = await this.imports.find(tx, importId);
    if (!one) return;
    const { tenant } = one;
    const waiting = await this.entries.waitingForReview(tx, { tenant, importId, reviewer: by }, after, CHUNK);
    const last = waiting.at(-1);
    if (!last) return;
    const now = new Date().toISOString();
    const steps = [['ApproveArticle', 0], ['PublishArticle', 1]] as const;
    for (const [type, later] of steps) {
      await this.ledger.handle(tx, waiting.map(({ articleId, revision }) => {
        const expectedRevision = revision + later;
        return { tenant, articleId, command: { type, causeId: deriveId('import-release', importId, articleId, expectedRevision), now, by, expectedRevision } };
      }));
    }
    await this.jobs.enqueue(tx, [releaseJob(importId, by, last.articleId)]);
    this.relay.nudge();
  }

  private giveUp(one: ArticleImport): JobOutcome {
    const error = new ParleyError('KNOWLEDGE.IMPORT_FAILED', 'The import failed again and again; the log of the knowledge service tells why', {});
    return failed(this.imports, one, error);
  }
}

const readJob = (importId: string, from: number): NewJob => ({ id: `${READ_JOB}:${importId}:${from}`, kind: READ_JOB, lane: importId, payload: { importId } });
const applyJob = (importId: string, from: number): NewJob => ({ id: `${APPLY_JOB}:${importId}:${from}`, kind: APPLY_JOB, lane: importId, payload: { importId, from } });

const releaseJob = (importId: string, by: string, after: string): NewJob => ({
  id: `${RELEASE_JOB}:${importId}:${by}:${after}`, kind: RELEASE_JOB, lane: importId, payload: { importId, by, after },
});

const failed = (imports: ImportStore, { importId }: ArticleImport, { code, message, details }: ParleyError): JobOutcome => ({
  kind: 'failed',
  record: async (tx) => void (await imports.move(tx, importId, ['reading', 'applying'], 'failed', { code, message, details: details ?? {} })),
});
