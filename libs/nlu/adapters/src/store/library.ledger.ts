import { deriveId, GlossaryRevised, Topics, type IntentLibraryContent, type Topic } from '@parley/contracts';
import {
  decideLibrary, evolveGlossary, evolveLibrary, initialLibrary, UnknownLibraryError, type GlossaryEvent, type GlossaryState, type KnownLibrary, type LibraryCommand,
  type LibraryEvent, type LibraryState,
} from '@parley/nlu/domain';
import { StreamStore, type Database, type OwnedLedger, type Tx } from '@parley/platform/event-log';
import { toNewEvent } from './new-event';

/** A tenant has one library. */
export const libraryIdOf = (tenant: string): string => deriveId('intent-library', tenant);

/** The intent libraries' ledger: what editors do becomes events, from which every instance learns what is live. */
export class LibraryLedger {
  private readonly streams: StreamStore<LibraryState>;

  constructor(topic: Topic = Topics.intentLibrary) {
    this.streams = new StreamStore({ topic, source: '/parley/nlu', initial: initialLibrary });
  }

  /** Call the relay afterwards. @throws ParleyError of the library's domain. */
  async handle(tx: Tx, command: LibraryCommand): Promise<KnownLibrary> {
    const stream = (await this.streams.lock(tx, [command.libraryId])).get(command.libraryId);
    if (!stream) throw new UnknownLibraryError();
    const events = decideLibrary(command, stream.state);
    const state = events.reduce(evolveLibrary, stream.state);
    if (state.status === 'absent') throw new UnknownLibraryError();
    if (events.length > 0) await this.streams.commit(tx, [{ stream, state, events: events.map(toNewEvent) }]);
    return state;
  }

  /** The tenant's library as it is; undefined while it uses the built-in one. */
  async read(database: Pick<Database, 'query'>, tenant: string): Promise<KnownLibrary | undefined> {
    const state = (await this.streams.read(database, libraryIdOf(tenant)))?.state;
    return state && state.status !== 'absent' ? state : undefined;
  }

  /** The content of a published version. @throws UnknownLibraryError */
  async contentOf(database: Pick<Database, 'query'>, tenant: string, libraryVersion: number): Promise<IntentLibraryContent> {
    const [row] = await database.query<{ content: IntentLibraryContent }>(
      `SELECT value -> 'content' AS content FROM ledger
       WHERE stream_id = $1 AND headers ->> 'ce_type' = 'nlu.IntentLibraryPublished' AND (value ->> 'libraryVersion')::int = $2`,
      [libraryIdOf(tenant), libraryVersion],
    );
    if (!row) throw new UnknownLibraryError(libraryVersion);
    return row.content;
  }
}

/** How the ledger comes back from the log: each stream of the topic is a library or a glossary. */
export const libraryLedger = (): OwnedLedger<LibraryState | GlossaryState> => ({
  topic: Topics.intentLibrary,
  initial: initialLibrary,
  evolve: (state, event) =>
    event.type === GlossaryRevised.type
      ? evolveGlossary(state as GlossaryState, event as unknown as GlossaryEvent)
      : evolveLibrary(state as LibraryState, event as unknown as LibraryEvent),
});
