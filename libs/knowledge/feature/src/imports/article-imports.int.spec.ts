import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EXPORT_WRITERS, ImportStore, type ImportStatus, type ImportTarget } from '@parley/knowledge/adapters';
import { Jobs, JobWorker, type ClaimedJob, type JobOutcome, type Relay } from '@parley/platform/event-log';
import { eventually, testDatabase } from '@parley/testing';
import { content, DeskFixture, eve, rui } from '../editing/testing/desk.fixture';
import { ArticleExport } from './article-export';
import { APPLY_JOB, ArticleImports, READ_JOB, RELEASE_JOB } from './article-imports';

let fixture: DeskFixture;
let jobs: Jobs;
let imports: ArticleImports;
let workers: JobWorker[];
const store = new ImportStore();
const relay = { nudge: () => undefined } as unknown as Relay;

beforeEach(async () => {
  fixture = await DeskFixture.open(testDatabase);
  jobs = new Jobs();
  imports = new ArticleImports(fixture.database, fixture.ledger, fixture.entries, store, jobs, relay);
  workers = [];
});
afterEach(async () => {
  await stopWorkers();
  await fixture.close();
});

type Handle = (job: ClaimedJob) => Promise<JobOutcome>;

function startWorkers({ read = (job) => imports.read(job), apply = (job) => imports.applyNext(job) }: { read?: Handle; apply?: Handle } = {}): void {
  workers = ([[READ_JOB, read], [APPLY_JOB, apply], [RELEASE_JOB, (job) => imports.releaseNext(job)]] as [string, Handle][]).map(
    ([kind, handle]) =>
      new JobWorker({ kind, concurrency: 1, handle, database: fixture.database, jobs, nudgeRelay: () => undefined, onError: () => undefined, claimSeconds: 1 }),
  );
  for (const worker of workers) worker.start();
}

async function stopWorkers(): Promise<void> {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
}

const lines = (count: number, answer = 'Yes.'): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, index) => JSON.stringify({ externalId: `kb-${index}`, title: `Title ${index}`, question: `Question ${index}?`, answer })).join('\n'));

const begin = (file: Buffer, { target = 'draft', fileName = 'faq.jsonl' }: { target?: ImportTarget; fileName?: string } = {}) =>
  imports.begin(eve, { fileName, file, target, defaults: { businessLine: 'retail' } });

const reach = (importId: string, status: ImportStatus) =>
  eventually(async () => {
    const found = await imports.find('demo', importId);
    expect(found.status).toBe(status);
    return found;
  });

async function run(file: Buffer, options: Parameters<typeof begin>[1] = {}) {
  const { importId } = await begin(file, options);
  await reach(importId, 'ready');
  await imports.apply('demo', importId);
  return reach(importId, 'done');
}

const eventCount = async (): Promise<number> => (await fixture.database.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger'))[0]!.n;

describe('a dry run', () => {
  it('tells by row what is new, changed, the same, a duplicate or wrong, and changes nothing', async () => {
    startWorkers();
    await run(lines(2));
    const before = await eventCount();
    const rows = [
      { externalId: 'kb-0', title: 'Title 0', question: 'Question 0?', answer: 'Yes.' },
      { externalId: 'kb-1', title: 'Title 1', question: 'Question 1?', answer: 'No.' },
      { externalId: 'kb-2', title: 'Title 2', question: 'Question 2?', answer: 'Yes.' },
      { externalId: 'kb-2', title: 'Title 2', question: 'Question 2 again?', answer: 'Yes.' },
      { externalId: 'kb-3', title: 'Title 3', question: 'question 2', answer: 'Yes.' },
      { externalId: 'kb-4', title: 'Title 4', question: 'QUESTION 0 !', answer: 'Yes.' },
      { title: 'Title 5', question: 'Question 0?', answer: 'Yes.' },
      { title: 'Title 6', answer: '' },
    ];
    const { importId } = await begin(Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')));
    const report = await reach(importId, 'ready');
    expect(report.outcomes).toEqual({ same: 1, changed: 1, new: 1, duplicate: 4, wrong: 1 });
    const judged = await store.rows(fixture.database, importId, { offset: 0, limit: 10 });
    expect(judged.map(({ outcome, reasons }) => [outcome, reasons[0]?.code])).toEqual([
      ['same', undefined], ['changed', undefined], ['new', undefined], ['duplicate', 'same-article-in-file'], ['duplicate', 'same-question-in-file'],
      ['duplicate', 'same-question-in-file'], ['duplicate', 'same-article-in-file'], ['wrong', 'missing'],
    ]);
    expect(await eventCount()).toBe(before);
  });

  it('takes a row without an id of its own for the article that asks the same question', async () => {
    startWorkers();
    const articleId = '01936f2a-7c00-7000-8000-00000000abcd';
    await fixture.desk.change(eve, articleId, { type: 'DraftArticle', tenant: 'demo', articleId, content, origin: 'editor' });
    const { importId } = await begin(Buffer.from(JSON.stringify({ ...content, question: 'how do I return something', answer: 'Within 90 days.' })));
    await reach(importId, 'ready');
    expect(await store.rows(fixture.database, importId, { offset: 0, limit: 1 })).toMatchObject([{ outcome: 'changed', articleId }]);
    const other = await begin(Buffer.from(JSON.stringify({ ...content, externalId: 'kb-9' })));
    await reach(other.importId, 'ready');
    expect(await store.rows(fixture.database, other.importId, { offset: 0, limit: 1 })).toMatchObject([{ outcome: 'duplicate', reasons: [{ code: 'same-question', detail: articleId }] }]);
  });

  it('of a file that cannot be read says why', async () => {
    startWorkers();
    const { importId } = await begin(Buffer.from('no header\n'), { fileName: 'faq.csv' });
    expect((await reach(importId, 'failed')).error).toMatchObject({ code: 'KNOWLEDGE.IMPORT_FILE_REJECTED', details: { reason: 'no-header' } });
    await expect(imports.apply('demo', importId)).rejects.toMatchObject({ code: 'KNOWLEDGE.IMPORT_STATE_NOT_ALLOWED' });
  });

  it('that two workers read at once, because one was taken for dead, has every row once', async () => {
    const { importId } = await begin(lines(600));
    const job: ClaimedJob = { id: 'job', kind: READ_JOB, lane: importId, payload: { importId }, attempt: 1, ageMs: 0 };
    await Promise.all([imports.read(job), imports.read(job)]);
    expect(await imports.find('demo', importId)).toMatchObject({ rowsRead: 600, outcomes: { new: 600 } });
  });

  it('is seen by its own tenant only', async () => {
    const { importId } = await begin(lines(1));
    for (const attempt of ['find', 'apply', 'cancel'] as const) {
      await expect(imports[attempt]('other', importId)).rejects.toMatchObject({ code: 'KNOWLEDGE.IMPORT_NOT_FOUND' });
    }
  });
});

describe('an import', () => {
  it('brings texts as far as it was told, and leaves approval to somebody else', async () => {
    startWorkers();
    await run(lines(3), { target: 'in-review' });
    const { articles } = await fixture.entries.list(fixture.database, { tenant: 'demo', status: 'in-review', offset: 0, limit: 10 });
    expect(articles).toHaveLength(3);
    const { articleId, revision } = articles[0]!;
    const approve = (person: typeof eve) => fixture.desk.change(person, articleId, { type: 'ApproveArticle', expectedRevision: revision });
    await expect(approve(eve)).rejects.toMatchObject({ code: 'KNOWLEDGE.FOUR_EYES_FORBIDDEN' });
    expect(await approve(rui)).toMatchObject({ status: 'approved' });
  });

  it('repeated finds nothing to do and writes nothing', async () => {
    startWorkers();
    expect(await run(lines(600), { target: 'published' })).toMatchObject({ outcomes: { new: 600 }, applied: 600 });
    const before = [await eventCount(), (await fixture.published()).length];
    expect(await run(lines(600), { target: 'published' })).toMatchObject({ outcomes: { same: 600 }, applied: 0 });
    expect([await eventCount(), (await fixture.published()).length]).toEqual(before);
    expect(before).toEqual([1_200, 600]);
  });

  it('whose worker dies in the middle of reading and of applying goes on where it stopped, and applies every row once', async () => {
    // Each handler does its work up to the moment of the crash: what it had not committed is gone, and its claim runs out.
    const crashed = new Set<string>();
    const dying = (handle: Handle, calls: number): Handle => {
      let count = 0;
      return async (job) => {
        count += 1;
        if (count === calls && !crashed.has(job.kind)) {
          crashed.add(job.kind);
          const outcome = await handle(job);
          const record = outcome.kind === 'done' ? outcome.record : undefined;
          if (typeof record === 'function') await fixture.database.transaction(async (tx) => { await record(tx); throw new Error('crash before the commit'); });
          throw new Error('crash');
        }
        return handle(job);
      };
    };
    startWorkers({ read: dying((job) => imports.read(job), 1), apply: dying((job) => imports.applyNext(job), 2) });
    const report = await run(lines(700), { target: 'published' });
    expect(crashed.size).toBe(2);
    expect(report).toMatchObject({ outcomes: { new: 700 }, applied: 700, rowsRead: 700 });
    expect(await eventCount()).toBe(1_400);
    expect((await fixture.published()).length).toBe(700);
  });

  it('goes on when a stopped service starts again', async () => {
    let letGo = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (letGo = resolve));
    startWorkers({
      apply: async (job) => {
        if (Number(job.payload['from']) < 250) return imports.applyNext(job);
        // Held rather than tried over and over: each attempt counts, and after too many the import ends.
        await stopped;
        return { kind: 'retry', afterMs: 1 };
      },
    });
    const { importId } = await begin(lines(600));
    await reach(importId, 'ready');
    await imports.apply('demo', importId);
    await eventually(async () => expect((await imports.find('demo', importId)).position).toBe(250));
    const stopping = stopWorkers();
    letGo();
    await stopping;
    startWorkers();
    expect(await reach(importId, 'done')).toMatchObject({ applied: 600 });
  });

  it('that is cancelled stops; what was applied stays, and nothing more comes', async () => {
    startWorkers({ apply: async (job) => (Number(job.payload['from']) >= 250 ? { kind: 'retry', afterMs: 1 } : imports.applyNext(job)) });
    const { importId } = await begin(lines(600));
    await reach(importId, 'ready');
    await imports.apply('demo', importId);
    await eventually(async () => expect((await imports.find('demo', importId)).position).toBe(250));
    await imports.cancel('demo', importId);
    await stopWorkers();
    startWorkers();
    await eventually(async () => expect(await fixture.database.query('SELECT id FROM job')).toEqual([]));
    expect(await imports.find('demo', importId)).toMatchObject({ status: 'cancelled', applied: 250 });
    expect(await eventCount()).toBe(250);
  });

  it('keeps its file only as long as it has to read it', async () => {
    startWorkers();
    const { importId } = await begin(lines(1));
    expect(await store.file(fixture.database, importId)).toBeInstanceOf(Buffer);
    await reach(importId, 'ready');
    expect(await store.file(fixture.database, importId)).toBeUndefined();
  });
});

describe('the review of a whole import', () => {
  it('is by somebody else, publishes what waits, and leaves what that person had a hand in', async () => {
    startWorkers();
    const { importId } = await run(lines(300), { target: 'in-review' });
    await expect(imports.release(eve, importId)).rejects.toMatchObject({ code: 'KNOWLEDGE.FOUR_EYES_FORBIDDEN' });
    const { articles } = await fixture.entries.list(fixture.database, { tenant: 'demo', importId, offset: 0, limit: 1 });
    const { articleId, revision } = articles[0]!;
    const { content: text } = await fixture.desk.find('demo', articleId);
    const mine = await fixture.desk.change(rui, articleId, { type: 'ReviseArticle', content: { ...text, answer: 'Mine.' }, expectedRevision: revision });
    await fixture.desk.change(rui, articleId, { type: 'SubmitArticle', expectedRevision: mine.revision });
    await imports.release(rui, importId);
    await eventually(async () => expect(await imports.find('demo', importId)).toMatchObject({ waiting: 1 }));
    expect(await fixture.published()).toHaveLength(299);
    expect(await fixture.desk.find('demo', articleId)).toMatchObject({ status: 'in-review' });
  });
});

describe('an export', () => {
  it('comes back through an import as the same articles', async () => {
    startWorkers();
    await run(lines(3), { target: 'published' });
    const exporter = new ArticleExport(fixture.database, fixture.ledger, fixture.entries);
    const parts: Buffer[] = [];
    for await (const part of await EXPORT_WRITERS.csv.write(exporter.articles({ tenant: 'demo' }))) parts.push(Buffer.from(part as string));
    const { importId } = await begin(Buffer.concat(parts), { fileName: 'articles.csv' });
    expect(await reach(importId, 'ready')).toMatchObject({ outcomes: { same: 3 } });
  });
});
