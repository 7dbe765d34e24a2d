import { Inject, Injectable } from '@nestjs/common';
import type { IntentLibraryContent } from '@parley/contracts';
import { LibraryLedger, libraryIdOf, type TrainingRecord } from '@parley/nlu/adapters';
import { UnknownLibraryError, type KnownLibrary, type LibraryCommand } from '@parley/nlu/domain';
import { Database, newId, Relay } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';
import { LibraryTrainings } from './library-trainings';

type Editor = Pick<SignedInUser, 'sub' | 'tenant'>;

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
  ) {}

  find(tenant: string): Promise<KnownLibrary | undefined> {
    return this.ledger.read(this.database, tenant);
  }

  save(editor: Editor, content: IntentLibraryContent, expectedRevision: number): Promise<KnownLibrary> {
    return this.change(editor, { type: 'SaveDraft', content, expectedRevision });
  }

  /** @throws UnknownLibraryError, LibraryRefusedError */
  async train({ tenant, sub }: Editor): Promise<TrainingRecord> {
    const library = await this.find(tenant);
    if (!library) throw new UnknownLibraryError();
    return this.trainings.begin(library, sub);
  }

  /** @throws UntrainedDraftError unless the last training was of this draft and succeeded */
  async publish(editor: Editor, expectedRevision: number): Promise<KnownLibrary> {
    const last = await this.trainings.last(editor.tenant);
    const trained = last?.status === 'done' && last.training !== null ? { draftRevision: last.draftRevision, seed: last.seed, training: last.training } : undefined;
    return this.change(editor, { type: 'PublishLibrary', expectedRevision, ...(trained && { trained }) });
  }

  async rollBack(editor: Editor, libraryVersion: number, expectedRevision: number): Promise<KnownLibrary> {
    const content = await this.contentOf(editor.tenant, libraryVersion);
    return this.change(editor, { type: 'RollBackLibrary', libraryVersion, content, expectedRevision });
  }

  /** @throws UnknownLibraryError */
  contentOf(tenant: string, libraryVersion: number): Promise<IntentLibraryContent> {
    return this.ledger.contentOf(this.database, tenant, libraryVersion);
  }

  private async change({ tenant, sub }: Editor, wanted: Wanted): Promise<KnownLibrary> {
    // Chosen outside: the transaction may run twice, and must then write the same event.
    const command = { ...wanted, tenant, libraryId: libraryIdOf(tenant), causeId: newId(), now: new Date().toISOString(), by: sub } as LibraryCommand;
    const library = await this.database.transaction((tx) => this.ledger.handle(tx, command));
    this.relay.nudge();
    return library;
  }
}
