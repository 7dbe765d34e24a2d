import { deriveId, Topics, type GlossaryContent, type Topic } from '@parley/contracts';
import {
  decideGlossary, evolveGlossary, initialGlossary, UnknownGlossaryError, type GlossaryState, type KnownGlossary, type ReviseGlossary,
} from '@parley/nlu/domain';
import { StreamStore, type Database, type Tx } from '@parley/platform/event-log';
import { toNewEvent } from './new-event';

/** A tenant has one glossary. */
export const glossaryIdOf = (tenant: string): string => deriveId('glossary', tenant);

export interface GlossaryRevision {
  readonly revision: number;
  readonly by: string;
  /** ISO 8601. */
  readonly time: string;
  /** Present where an earlier revision was brought back. */
  readonly restoredFrom: number | null;
}

/** Revisions that are listed: the newest. */
const MOST_LISTED = 100;

/** The glossaries' ledger: streams of their own on the libraries' topic, from which every instance learns them. */
export class GlossaryLedger {
  private readonly streams: StreamStore<GlossaryState>;

  constructor(topic: Topic = Topics.intentLibrary) {
    this.streams = new StreamStore({ topic, source: '/parley/nlu', initial: initialGlossary });
  }

  /** Call the relay afterwards. @throws ParleyError of the glossary's domain. */
  async handle(tx: Tx, command: ReviseGlossary): Promise<KnownGlossary> {
    const stream = (await this.streams.lock(tx, [command.glossaryId])).get(command.glossaryId);
    if (!stream) throw new UnknownGlossaryError(command.expectedRevision);
    const events = decideGlossary(command, stream.state);
    const state = events.reduce<GlossaryState>(evolveGlossary, stream.state);
    if (state.status === 'absent') throw new UnknownGlossaryError(command.expectedRevision);
    if (events.length > 0) await this.streams.commit(tx, [{ stream, state, events: events.map(toNewEvent) }]);
    return state;
  }

  /** The tenant's glossary as it is; undefined while it has none. */
  async read(database: Pick<Database, 'query'>, tenant: string): Promise<KnownGlossary | undefined> {
    const state = (await this.streams.read(database, glossaryIdOf(tenant)))?.state;
    return state && state.status !== 'absent' ? state : undefined;
  }

  /** The newest first. */
  async revisionsOf(database: Pick<Database, 'query'>, tenant: string): Promise<GlossaryRevision[]> {
    return database.query<GlossaryRevision & Record<string, unknown>>(
      `SELECT seq::int AS revision, value ->> 'by' AS by, headers ->> 'ce_time' AS time, (value ->> 'restoredFrom')::int AS "restoredFrom"
       FROM ledger WHERE stream_id = $1 ORDER BY seq DESC LIMIT $2`,
      [glossaryIdOf(tenant), MOST_LISTED],
    );
  }

  /** @throws UnknownGlossaryError */
  async contentOf(database: Pick<Database, 'query'>, tenant: string, revision: number): Promise<GlossaryContent> {
    const [row] = await database.query<{ content: GlossaryContent }>(
      `SELECT value -> 'content' AS content FROM ledger WHERE stream_id = $1 AND seq = $2`,
      [glossaryIdOf(tenant), revision],
    );
    if (!row) throw new UnknownGlossaryError(revision);
    return row.content;
  }
}
