import { describe, expect, it } from '@jest/globals';
import type { LibraryTraining } from '@parley/contracts';
import { decideLibrary, LARGEST_LIBRARY_BYTES, type LibraryCommand } from './decide';
import { evolveLibrary } from './evolve';
import { initialLibrary, type LibraryState } from './library-state';

const content = (example: string) => ({ intents: [{ name: 'order.cancel', examples: [example] }], outOfScope: [] });
const training: LibraryTraining = { intents: 2, judged: 6, accuracy: 0.9, macroF1: 0.9, confusions: [], weakIntents: [], trainMs: 5 };
const about = { tenant: 'demo', libraryId: 'library-1', now: '2026-01-01T00:00:00.000Z', by: 'p-eve' };

let causes = 0;
type Wanted<C = LibraryCommand> = C extends LibraryCommand ? Omit<C, keyof typeof about | 'causeId'> : never;
const commandOf = (wanted: Wanted): LibraryCommand => ({ ...about, causeId: `cause-${(causes += 1)}`, ...wanted }) as LibraryCommand;
const decide = (state: LibraryState, wanted: Wanted) => decideLibrary(commandOf(wanted), state);
const after = (...commands: readonly Wanted[]): LibraryState =>
  commands.reduce<LibraryState>((state, wanted) => decide(state, wanted).reduce(evolveLibrary, state), initialLibrary());

const save = (expectedRevision: number, example: string): Wanted => ({ type: 'SaveDraft', expectedRevision, content: content(example) });
const publish = (expectedRevision: number, draftRevision: number): Wanted => ({ type: 'PublishLibrary', expectedRevision, trained: { draftRevision, seed: 1, training } });
const back = (expectedRevision: number, libraryVersion: number): Wanted => ({ type: 'RollBackLibrary', expectedRevision, libraryVersion, content: content('a') });

describe('the intent library', () => {
  it('begins with a draft, which is replaced as a whole', () => {
    expect(after(save(0, 'a'), save(1, 'b'))).toMatchObject({ revision: 2, draftRevision: 2, draft: content('b'), live: null });
  });

  it('writes nothing when the draft is the same', () => {
    expect(decide(after(save(0, 'a')), save(1, 'a'))).toEqual([]);
  });

  it.each([[initialLibrary(), 1], [after(save(0, 'a')), 0], [after(save(0, 'a'), save(1, 'b')), 1]])('refuses a change of what somebody else changed', (state, expected) => {
    expect(() => decide(state, save(expected, 'c'))).toThrow(expect.objectContaining({ code: 'NLU.LIBRARY_CONFLICT' }));
  });

  it('refuses a draft that no event can hold', () => {
    expect(() => decide(initialLibrary(), save(0, '订'.repeat(LARGEST_LIBRARY_BYTES / 3)))).toThrow(expect.objectContaining({ code: 'NLU.LIBRARY_TOO_LARGE' }));
  });

  it('publishes what was trained, and goes on counting versions', () => {
    const state = after(save(0, 'a'), publish(1, 1), save(2, 'b'), publish(3, 3));
    expect(state).toMatchObject({ revision: 4, live: 2, versions: [{ version: 1, accuracy: 0.9 }, { version: 2 }] });
  });

  it('publishes only what was trained from exactly this draft', () => {
    const state = after(save(0, 'a'), save(1, 'b'));
    for (const wanted of [publish(2, 1), { type: 'PublishLibrary', expectedRevision: 2 } as const]) {
      expect(() => decide(state, wanted)).toThrow(expect.objectContaining({ code: 'NLU.UNTRAINED_DRAFT_NOT_ALLOWED' }));
    }
  });

  it('rolls back to a published version and leaves the draft', () => {
    const before = after(save(0, 'a'), publish(1, 1), save(2, 'b'), publish(3, 3));
    const [rolledBack] = decide(before, back(4, 1));
    expect(rolledBack).toMatchObject({ type: 'nlu.IntentLibraryRolledBack', data: { libraryVersion: 1, seed: 1, content: content('a') } });
    expect(evolveLibrary(before, rolledBack!)).toMatchObject({ live: 1, draft: content('b'), revision: 5 });
    expect(decide(before, back(4, 2))).toEqual([]);
    expect(() => decide(before, back(4, 9))).toThrow(expect.objectContaining({ code: 'NLU.LIBRARY_NOT_FOUND' }));
  });

  it('can do nothing without a draft', () => {
    for (const wanted of [publish(0, 1), back(0, 1)]) expect(() => decide(initialLibrary(), wanted)).toThrow(expect.objectContaining({ code: 'NLU.LIBRARY_NOT_FOUND' }));
  });
});
