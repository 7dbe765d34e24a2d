import { Inject, Injectable } from '@nestjs/common';
import type { GlossaryContent, Understanding } from '@parley/contracts';
import { checkGlossary, Glossaries, GlossaryRefusedError, isUsable, LexicalEngine } from '@parley/nlu/domain';

/** The part of an understanding that a glossary has a say in. */
type Sense = Pick<Understanding, 'sentiment' | 'anger' | 'urgency' | 'wantsHuman' | 'entities'>;

export interface Trial {
  /** By the glossary that is tried. */
  readonly written: Sense;
  /** By the one that this instance uses. */
  readonly live: Sense;
}

/** Shows what a glossary would do before anybody is understood by it. Intents come from the library and are not looked at. */
@Injectable()
export class GlossaryTrial {
  private readonly live: LexicalEngine;

  constructor(@Inject(Glossaries) inUse: Glossaries) {
    this.live = new LexicalEngine(undefined, inUse, inUse);
  }

  /** @throws GlossaryRefusedError */
  of(tenant: string, text: string, content: GlossaryContent): Trial {
    const problems = checkGlossary(content);
    if (!isUsable(problems)) throw new GlossaryRefusedError(problems);
    const tried = new Glossaries();
    tried.use(tenant, 1, content);
    const message = { tenant, text, time: new Date().toISOString() };
    return { written: senseOf(new LexicalEngine(undefined, tried, tried).understandOne(message)), live: senseOf(this.live.understandOne(message)) };
  }
}

const senseOf = ({ sentiment, anger, urgency, wantsHuman, entities }: Understanding): Sense => ({ sentiment, anger, urgency, wantsHuman, entities });
