import type { Understanding } from '@parley/contracts';
import { sameForAll, type EntityCatalogueSource } from './entities/entity-catalogue';
import { recogniseEntities } from './entities/recognise-entities';
import { languageOf } from './language';
import { chinese } from './lexicon/zh';
import { english } from './lexicon/en';
import type { LexiconExtension } from './lexicon/lexicon';
import { PhraseBook, type OwnPhrasesSource } from './lexicon/phrase-book';
import { causesOf, wordsOf } from './mood/causes';
import { moodOf } from './mood/mood';
import type { MessageToUnderstand, NluEngine } from './nlu-engine';
import { recogniseIntents } from './recognise-intents';
import { normalise, unitsOf } from './text/units';

/** Longest part of a message that is looked at, in UTF-16 code units: people say what they want at the beginning. */
export const MAX_ANALYSED = 2000;

/** Understands by phrases, patterns and script statistics; needs no training, no I/O and well under a millisecond. */
export class LexicalEngine implements NluEngine {
  readonly name = 'lexical';
  readonly version = '1';
  private readonly book: PhraseBook;

  /**
   * @param lexicons those that hold for every tenant
   * @param catalogues each tenant's own lists and patterns
   * @param own each tenant's own phrases
   */
  constructor(
    lexicons: readonly LexiconExtension[] = [english, chinese],
    private readonly catalogues: EntityCatalogueSource = sameForAll({}),
    private readonly own: OwnPhrasesSource = { phrasesOf: () => undefined },
  ) {
    this.book = new PhraseBook(lexicons);
  }

  async understand(messages: readonly MessageToUnderstand[]): Promise<Understanding[]> {
    return messages.map((message) => this.understandOne(message));
  }

  understandOne(message: MessageToUnderstand): Understanding {
    const text = message.text?.slice(0, MAX_ANALYSED).trimEnd() ?? '';
    if (text.trim() === '') return nothingSaid();
    const normal = normalise(text);
    const units = unitsOf(normal);
    const language = languageOf(text, message.locale);
    const findings = this.book.read(units, this.own.phrasesOf(message.tenant));
    const { intents, humanRequests } = recogniseIntents(units, findings);
    const mood = moodOf(text, units, findings);
    const evidence = wordsOf([...mood.causes.anger, ...mood.causes.urgency, ...humanRequests], text, units);
    const causes = causesOf(mood, humanRequests, text, units);
    return {
      language,
      intents,
      entities: recogniseEntities(
        { text, normal, language, time: message.time, utcOffsetMinutes: message.utcOffsetMinutes },
        this.catalogues.catalogueOf(message.tenant),
      ),
      sentiment: mood.sentiment,
      anger: mood.anger,
      urgency: mood.urgency,
      wantsHuman: humanRequests.length > 0,
      outOfScope: intents.length === 0,
      ...(evidence.length > 0 && { evidence }),
      ...(causes && { causes }),
    };
  }
}

/** Pictures and the like: nothing to judge, so nothing is out of scope either. */
function nothingSaid(): Understanding {
  return {
    language: 'und', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: false,
  };
}
