import { on, once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Rows that travel in one message: taking one over must not hold up customers' messages. */
const CHUNK = 250;
/** What a workbook may take in memory, so that a hostile one ends its thread and not the service. */
const RESOURCES = { maxOldGenerationSizeMb: 768 };

const packages = createRequire(import.meta.url);

/** Both libraries work in one go, for seconds with a large workbook: each runs in a thread of its own. */
const READ = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readSheet } = require(workerData.library);
  readSheet(Buffer.from(workerData.bytes)).then((rows) => {
    for (let at = 0; at < rows.length; at += workerData.chunk) parentPort.postMessage(rows.slice(at, at + workerData.chunk));
    parentPort.postMessage(null);
  });`;
const WRITE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const library = require(workerData.library);
  const write = library.default ?? library;
  const rows = [];
  parentPort.on('message', async (cells) => {
    if (cells !== null) return rows.push(...cells.map((row) => row.map((value) => ({ value, type: String }))));
    parentPort.postMessage(await write(rows, { sheet: 'Articles', stickyRowsCount: 1 }).toBuffer());
  });`;

const thread = (code: string, library: string, data: object): Worker =>
  new Worker(code, { eval: true, workerData: { ...data, library: packages.resolve(library) }, resourceLimits: RESOURCES });

/** Rows of the first sheet of a workbook. Rejects with the library's error, or when the workbook takes too much memory. */
export async function* readWorkbook(bytes: Buffer): AsyncGenerator<readonly unknown[]> {
  const worker = thread(READ, 'read-excel-file/node', { bytes, chunk: CHUNK });
  try {
    for await (const [rows] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[readonly (readonly unknown[])[] | null]>) {
      if (rows === null) return;
      yield* rows;
    }
    throw new Error('The thread that read the workbook ended before its time');
  } finally {
    await worker.terminate();
  }
}

/** A workbook with one sheet of texts. */
export async function writeWorkbook(rows: AsyncIterable<readonly string[]>): Promise<Uint8Array> {
  const worker = thread(WRITE, 'write-excel-file/node', {});
  try {
    const written = once(worker, 'message') as Promise<[Uint8Array]>;
    let chunk: (readonly string[])[] = [];
    for await (const row of rows) {
      chunk.push(row);
      if (chunk.length < CHUNK) continue;
      worker.postMessage(chunk);
      chunk = [];
    }
    worker.postMessage(chunk);
    worker.postMessage(null);
    return (await written)[0];
  } finally {
    await worker.terminate();
  }
}
