import { Injectable } from '@nestjs/common';
import { LibraryLedger, ReviewStore } from '@parley/nlu/adapters';
import { builtInLibrary, clusterTexts, groupCorrections, KnownTexts, type CorrectionGroup, type TextCluster } from '@parley/nlu/domain';
import { newestCorrections, unrecognisedTexts } from '@parley/nlu/projections';
import { Database } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';

type Editor = Pick<SignedInUser, 'sub' | 'tenant'>;

/** Corrections looked at; older ones wait until newer ones are worked off. */
const MOST_CORRECTIONS = 2_000;

/** What editors review: messages that no intent covered, and those that agents corrected. What the draft knows already is left out. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly database: Database,
    private readonly ledger: LibraryLedger,
    private readonly store: ReviewStore,
  ) {}

  async unrecognised(tenant: string): Promise<{ messages: number; clusters: TextCluster[] }> {
    const [known, dismissed] = await this.reviewed(tenant);
    const open = (await unrecognisedTexts(this.database, tenant)).filter((text) => !known.has(text) && !dismissed(text));
    return { messages: open.length, clusters: clusterTexts(open) };
  }

  async corrected(tenant: string): Promise<{ groups: CorrectionGroup[] }> {
    const [known, dismissed] = await this.reviewed(tenant);
    const corrections = await newestCorrections(this.database, tenant, MOST_CORRECTIONS);
    return { groups: groupCorrections(corrections.filter(({ text, intent }) => !known.hasAs(text, intent) && !dismissed(text, intent))) };
  }

  dismiss({ tenant, sub }: Editor, texts: readonly string[], intent?: string): Promise<void> {
    return this.store.dismiss(this.database, { tenant, texts, by: sub, ...(intent !== undefined && { intent }) });
  }

  private async reviewed(tenant: string) {
    const library = await this.ledger.read(this.database, tenant);
    return [new KnownTexts(library?.draft ?? builtInLibrary()), await this.store.dismissed(this.database, tenant)] as const;
  }
}
