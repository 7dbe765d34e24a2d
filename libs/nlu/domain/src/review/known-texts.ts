import { NO_INTENT } from '@parley/contracts';
import type { IntentLibrary } from '../library/intent-library';
import { plainText } from './plain-text';

/** What a library knows already: nobody needs to review it again. */
export class KnownTexts {
  private readonly owners = new Map<string, Set<string>>();

  constructor({ intents, outOfScope }: IntentLibrary) {
    for (const { name, examples } of intents) for (const example of examples) this.note(example, name);
    for (const text of outOfScope) this.note(text, NO_INTENT);
  }

  /** Whether it is an example of any intent, or a text of none. */
  has(text: string): boolean {
    return this.owners.has(plainText(text));
  }

  /** Whether it is an example of that intent; of `none`, a text of no intent. */
  hasAs(text: string, intent: string): boolean {
    return this.owners.get(plainText(text))?.has(intent) ?? false;
  }

  private note(text: string, owner: string): void {
    const plain = plainText(text);
    const owners = this.owners.get(plain) ?? new Set();
    this.owners.set(plain, owners.add(owner));
  }
}
