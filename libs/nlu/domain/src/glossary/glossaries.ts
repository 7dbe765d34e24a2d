import type { GlossaryContent } from '@parley/contracts';
import { EntityCatalogue, type EntityCatalogueSource } from '../entities/entity-catalogue';
import type { LexiconExtension } from '../lexicon/lexicon';
import { matcherOf, type OwnPhrases, type OwnPhrasesSource } from '../lexicon/phrase-book';

/** As sure a sign as the strongest built-in phrases: an editor lists what leaves no doubt. */
const HUMAN_REQUEST_WEIGHT = 3;

/** Surer than the built-in kinds: who describes the form of a number knows it better. */
const PATTERN_CONFIDENCE = 0.98;

interface InUse {
  readonly revision: number;
  readonly phrases: OwnPhrases;
  readonly catalogue: EntityCatalogue;
}

/** The glossaries that this process understands by, ready for use; one for each tenant that has one. */
export class Glossaries implements EntityCatalogueSource, OwnPhrasesSource {
  private readonly byTenant = new Map<string, InUse>();

  /**
   * Messages from now on are understood by it; an older revision than the one in use changes nothing.
   *
   * @throws LexiconError, EntityPatternError when it was recorded without the checks of today; the one before stays
   */
  use(tenant: string, revision: number, content: GlossaryContent): void {
    if (revision <= (this.revisionOf(tenant) ?? 0)) return;
    const { lists } = content;
    const patterns = content.patterns.map((pattern) => ({ ...pattern, confidence: PATTERN_CONFIDENCE }));
    const catalogue = new EntityCatalogue({ lists, patterns });
    this.byTenant.set(tenant, { revision, phrases: matcherOf([extensionOf(content)]), catalogue });
  }

  phrasesOf(tenant: string): OwnPhrases | undefined {
    return this.byTenant.get(tenant)?.phrases;
  }

  catalogueOf(tenant: string): EntityCatalogue {
    return this.byTenant.get(tenant)?.catalogue ?? EntityCatalogue.empty;
  }

  /** Undefined where the tenant has no glossary. */
  revisionOf(tenant: string): number | undefined {
    return this.byTenant.get(tenant)?.revision;
  }
}

function extensionOf({ feelings, humanRequests, ignored }: GlossaryContent): LexiconExtension {
  return {
    intents: { 'human.request': [[HUMAN_REQUEST_WEIGHT, humanRequests.join(',')]] },
    shadows: ignored.join(','),
    mood: { feelings: feelings.map(({ sentiment, anger, phrases }) => [sentiment, anger, phrases.join(',')] as const) },
  };
}
