import { Injectable } from '@nestjs/common';
import type { GlossaryContent } from '@parley/contracts';
import { EditorNames, GlossaryLedger, glossaryIdOf, type GlossaryRevision } from '@parley/nlu/adapters';
import type { KnownGlossary } from '@parley/nlu/domain';
import { Database, newId, Relay } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';

type Editor = Pick<SignedInUser, 'sub' | 'tenant' | 'name'>;

/** Names of people by id, as far as they are known. */
type Names = Readonly<Record<string, string>>;

/** What editors do with their tenant's glossary, each change in one transaction with its event. */
@Injectable()
export class GlossaryDesk {
  constructor(
    private readonly database: Database,
    private readonly ledger: GlossaryLedger,
    private readonly relay: Relay,
    private readonly editors: EditorNames,
  ) {}

  find(tenant: string): Promise<KnownGlossary | undefined> {
    return this.ledger.read(this.database, tenant);
  }

  namesOf(tenant: string, personIds: readonly string[]): Promise<Names> {
    return this.editors.of(this.database, tenant, personIds);
  }

  revisionsOf(tenant: string): Promise<GlossaryRevision[]> {
    return this.ledger.revisionsOf(this.database, tenant);
  }

  /** @throws UnknownGlossaryError */
  contentOf(tenant: string, revision: number): Promise<GlossaryContent> {
    return this.ledger.contentOf(this.database, tenant, revision);
  }

  /** Replaces the whole glossary. @throws GlossaryConflictError, GlossaryTooLargeError, GlossaryRefusedError */
  async save({ tenant, sub, name }: Editor, content: GlossaryContent, expectedRevision: number, restoredFrom?: number): Promise<KnownGlossary> {
    // Chosen outside: the transaction may run twice, and must then write the same event.
    const command = {
      tenant, glossaryId: glossaryIdOf(tenant), causeId: newId(), now: new Date().toISOString(), by: sub, content, expectedRevision,
      ...(restoredFrom !== undefined && { restoredFrom }),
    };
    const glossary = await this.database.transaction(async (tx) => {
      await this.editors.remember(tx, tenant, sub, name);
      return this.ledger.handle(tx, command);
    });
    this.relay.nudge();
    return glossary;
  }

  /** @throws UnknownGlossaryError, GlossaryConflictError */
  async rollBack(editor: Editor, revision: number, expectedRevision: number): Promise<KnownGlossary> {
    return this.save(editor, await this.contentOf(editor.tenant, revision), expectedRevision, revision);
  }
}
