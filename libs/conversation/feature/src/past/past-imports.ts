import { Injectable } from '@nestjs/common';
import { ParleyError } from '@parley/contracts';
import { PastConversationLedger, PastImportStore, readPastFile, type PastFileOptions, type PastImport } from '@parley/conversation/adapters';
import { Database, Jobs, newId, Relay, type ClaimedJob, type JobOutcome, type NewJob, type Tx } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';
import { PastImportBusyError, PastImportNotFoundError, PastImportStateError } from './past-import.errors';

export const APPLY_PAST_JOB = 'conversation.past.apply';

/** After so many failures of the same part the import ends. */
const MOST_ATTEMPTS = 8;
/** Ids that one query looks up. */
const LOOKED_UP = 5_000;

type Person = Pick<SignedInUser, 'sub' | 'tenant'>;

/**
 * Imports of old conversations. A file is read in memory and masked there; only what is masked is stored, and nothing is in the log before
 * somebody applies it. That goes part by part, each in the transaction that removes its job: a crash repeats nothing and loses nothing.
 */
@Injectable()
export class PastImports {
  private reading = false;

  constructor(
    private readonly database: Database,
    private readonly ledger: PastConversationLedger,
    private readonly imports: PastImportStore,
    private readonly jobs: Jobs,
    private readonly relay: Relay,
  ) {}

  /** The dry run: says what applying would do. @throws PastFileError, PastImportBusyError */
  async begin({ sub, tenant }: Person, file: Buffer, options: Omit<PastFileOptions, 'tenant' | 'now'>): Promise<PastImport> {
    if (this.reading) throw new PastImportBusyError();
    this.reading = true;
    try {
      const { messages, problems } = await readPastFile(file, { ...options, tenant, now: Date.now() });
      const known = await this.countKnown(messages.map(({ messageId }) => messageId));
      const importId = newId();
      await this.database.transaction((tx) => this.imports.create(tx, { importId, tenant, format: options.format, createdBy: sub, known, messages, problems }));
      return await this.find(tenant, importId);
    } finally {
      this.reading = false;
    }
  }

  /** @throws PastImportNotFoundError */
  async find(tenant: string, importId: string): Promise<PastImport> {
    const found = await this.imports.find(this.database, importId);
    if (found?.tenant !== tenant) throw new PastImportNotFoundError(importId);
    return found;
  }

  /** Takes the messages over. Saying it again changes nothing. @throws PastImportNotFoundError, PastImportStateError */
  async apply(tenant: string, importId: string): Promise<PastImport> {
    const { status } = await this.find(tenant, importId);
    if (status !== 'ready' && status !== 'applying' && status !== 'done') throw new PastImportStateError(importId, status);
    await this.database.transaction(async (tx) => {
      if (await this.imports.move(tx, importId, ['ready'], 'applying')) await this.jobs.enqueue(tx, [applyJob(importId, 0)]);
    });
    this.jobs.nudge(APPLY_PAST_JOB);
    return this.find(tenant, importId);
  }

  /** What is in the log stays there; the rest is forgotten. @throws PastImportNotFoundError, PastImportStateError */
  async cancel(tenant: string, importId: string): Promise<PastImport> {
    const { status } = await this.find(tenant, importId);
    const moved = await this.database.transaction((tx) => this.imports.move(tx, importId, ['ready', 'applying'], 'cancelled'));
    if (!moved && status !== 'cancelled') throw new PastImportStateError(importId, status);
    return this.find(tenant, importId);
  }

  /** One part of the messages, in the transaction that removes the job. */
  async applyNext(job: ClaimedJob): Promise<JobOutcome> {
    const [importId, part] = [String(job.payload['importId']), Number(job.payload['part'])];
    if (job.attempt > MOST_ATTEMPTS) {
      const { code, message } = new ParleyError('CONVERSATION.IMPORT_FAILED', 'The import failed again and again; the log of the conversation service tells why');
      return { kind: 'failed', record: async (tx) => void (await this.imports.move(tx, importId, ['applying'], 'failed', { code, message })) };
    }
    return { kind: 'done', record: (tx) => this.applyPart(tx, importId, part) };
  }

  private async applyPart(tx: Tx, importId: string, part: number): Promise<void> {
    const one = await this.imports.lock(tx, importId);
    // Cancelled, or done already by a worker that was taken for dead.
    if (one?.status !== 'applying' || one.position !== part) return;
    const messages = await this.imports.part(tx, importId, part);
    if (!messages) return void (await this.imports.move(tx, importId, ['applying'], 'done'));
    const added = await this.ledger.append(tx, one, messages);
    await this.imports.pass(tx, importId, part, added);
    await this.jobs.enqueue(tx, [applyJob(importId, part + 1)]);
    this.relay.nudge();
  }

  private async countKnown(messageIds: readonly string[]): Promise<number> {
    let known = 0;
    for (let from = 0; from < messageIds.length; from += LOOKED_UP) {
      known += (await this.ledger.known(this.database, messageIds.slice(from, from + LOOKED_UP))).size;
    }
    return known;
  }
}

const applyJob = (importId: string, part: number): NewJob => ({ id: `${APPLY_PAST_JOB}:${importId}:${part}`, kind: APPLY_PAST_JOB, lane: importId, payload: { importId, part } });
