import type { Locator, Page } from 'playwright-core';

/** A customer in front of the demo shop's chat. */
export class WidgetVisitor {
  constructor(
    readonly page: Page,
    private readonly language: 'en' | 'zh',
  ) {}

  async visit(): Promise<void> {
    await this.page.goto(this.language === 'zh' ? '/webchat/zh.html' : '/webchat/');
  }

  async open(): Promise<void> {
    await this.page.locator('parley-webchat .launcher').click();
    await this.input.waitFor();
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  async askForHuman(): Promise<void> {
    await this.page.locator('parley-webchat .human').click();
  }

  get input(): Locator {
    return this.page.locator('parley-webchat textarea');
  }

  get greeting(): Locator {
    return this.page.locator('parley-webchat .greeting');
  }

  get banner(): Locator {
    return this.page.locator('parley-webchat .banner');
  }

  /** Replies of the bot or of the team, oldest first. */
  replies(author: 'bot' | 'agent'): Locator {
    return this.page.locator(`parley-webchat [data-author="${author}"]`);
  }

  /** Own messages with this text, in this state when one is given. */
  own(text: string, state?: string): Locator {
    const inState = state === undefined ? '' : `[data-state="${state}"]`;
    return this.page.locator(`parley-webchat [data-author="customer"]${inState}`, { hasText: text });
  }

  /** Everything said so far, in the order shown. */
  async said(): Promise<string[]> {
    return this.page.locator('parley-webchat ol .bubble').allTextContents();
  }
}
