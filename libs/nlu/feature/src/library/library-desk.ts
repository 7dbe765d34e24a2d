import { Inject, Injectable } from '@nestjs/common';
import type { IntentLibraryContent } from '@parley/contracts';
import { EditorNames, LibraryLedger, libraryIdOf, type TrainingRecord } from '@parley/nlu/adapters';
import { UnknownLibraryError, type KnownLibrary, type LibraryCommand } from '@parley/nlu/domain';
import { Database, newId, Relay } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';
import { LibraryTrainings } from './library-trainings';

type Editor = Pick<SignedInUser, 'sub' | 'tenant' | 'name'>;

/** A library with what those are called who worked on it. */
export interface NamedLibrary extends KnownLibrary {
  /** Name by id, as far as they are known. */
  readonly names: Readonly<Record<string, string>>;
}

/** A command without what the desk itself knows. */
type Wanted<Command = LibraryCommand> = Command extends LibraryCommand ? Omit<Command, 'tenant' | 'libraryId' | 'causeId' | 'now' | 'by'> : never;

/** What editors do with their tenant's intent library, each change in one transaction with its event. */
@Injectable()
export class LibraryDesk {
  constructor(
    private readonly database: Database,
    private readonly ledger: LibraryLedger,
    @Inject(LibraryTrainings) private readonly trainings: LibraryTrainings,
    private readonly relay: Relay,
    private readonly editors: EditorNames,
  ) {}

  find(tenant: string): Promise<KnownLibrary | undefined> {
    return this.ledger.read(this.database, tenant);
  }

  async named(tenant: string): Promise<NamedLibrary | undefined> {
    const library = await this.find(tenant);
    return library && this.withNames(library);
  }

  save(editor: Editor, content: IntentLibraryContent, expectedRevision: number): Promise<NamedLibrary> {
    return this.change(editor, { type: 'SaveDraft', content, expectedRevision });
  }

  /** @throws UnknownLibraryError, LibraryRefusedError */
  async train({ tenant, sub }: Editor): Promise<TrainingRecord> {
    const library = await this.find(tenant);
    if (!library) throw new UnknownLibraryError();
    return this.trainings.begin(library, sub);
  }

  /** @throws UntrainedDraftError unless the last training was of this draft and succeeded */
  async publish(editor: Editor, expectedRevision: number): Promise<NamedLibrary> {
    const last = await this.trainings.last(editor.tenant);
    const trained = last?.status === 'done' && last.training !== null ? { draftRevision: last.draftRevision, seed: last.seed, training: last.training } : undefined;
    return this.change(editor, { type: 'PublishLibrary', expectedRevision, ...(trained && { trained }) });
  }

  async rollBack(editor: Editor, libraryVersion: number, expectedRevision: number): Promise<NamedLibrary> {
    const content = await this.contentOf(editor.tenant, libraryVersion);
    return this.change(editor, { type: 'RollBackLibrary', libraryVersion, content, expectedRevision });
  }

  /** @throws UnknownLibraryError */
  contentOf(tenant: string, libraryVersion: number): Promise<IntentLibraryContent> {
    return this.ledger.contentOf(this.database, tenant, libraryVersion);
  }

  private async withNames(library: KnownLibrary): Promise<NamedLibrary> {
    const people = [library.changedBy, ...library.versions.map(({ by }) => by)];
    return { ...library, names: await this.editors.of(this.database, library.tenant, people) };
  }

  private async change({ tenant, sub, name }: Editor, wanted: Wanted): Promise<NamedLibrary> {
    // Chosen outside: the transaction may run twice, and must then write the same event.
    const command = { ...wanted, tenant, libraryId: libraryIdOf(tenant), causeId: newId(), now: new Date().toISOString(), by: sub } as LibraryCommand;
    const library = await this.database.transaction(async (tx) => {
      await this.editors.remember(tx, tenant, sub, name);
      return this.ledger.handle(tx, command);
    });
    this.relay.nudge();
    return this.withNames(library);
  }
}
