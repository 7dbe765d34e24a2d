import { describe, expect, it } from '@jest/globals';
import { pack } from '@parley/testing';
import { checkArchive, filesOf, type ArchiveLimits } from './archive';

const LIMITS: ArchiveLimits = { entries: 2, entryBytes: 100, totalBytes: 150, ratio: 100 };
const refused = (reason: string) => expect.objectContaining({ code: 'FILES.REJECTED', details: expect.objectContaining({ reason }) });

describe('an archive', () => {
  it.each([
    ['archive-entries', { a: '', b: '', c: '' }],
    ['archive-size', { a: 'x'.repeat(101) }],
    ['archive-size', { a: 'x'.repeat(80), b: 'x'.repeat(80) }],
  ])('beyond its limits is refused as %s', async (reason, files) => {
    await expect(checkArchive(await pack(files), LIMITS)).rejects.toEqual(refused(reason));
  });

  it('gives the files that are wanted', async () => {
    const names: string[] = [];
    for await (const { name, bytes } of filesOf(await pack({ 'a.txt': 'x', 'b.jpg': 'y' }), LIMITS, (file) => file.endsWith('.txt'))) names.push(`${name} ${bytes.toString()}`);
    expect(names).toEqual(['a.txt x']);
  });

  it('that is none is refused', async () => {
    await expect(checkArchive(Buffer.from('not a zip'), LIMITS)).rejects.toEqual(refused('archive-broken'));
  });
});
