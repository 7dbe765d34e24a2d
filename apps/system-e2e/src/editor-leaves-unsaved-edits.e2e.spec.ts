import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from './support/browser';
import { signInAtConsole, unheardWord } from './support/console-person';
import { reach } from './support/patience';

let people: People;
beforeAll(async () => {
  people = await People.start();
});
afterAll(() => people?.close());

describe('an editor who leaves a page with unsaved edits', () => {
  it('is asked, by whichever way they go; staying keeps the text, leaving drops it', async () => {
    const editor = await people.person('en-GB');
    const { page } = editor;
    await signInAtConsole(page, 'eve');
    await page.goto('/#/knowledge/gaps');
    await page.goto('/#/intents/glossary/ignored');
    const phrases = page.getByRole('textbox', { name: 'Phrases' });
    const saved = await phrases.inputValue();
    const written = `${saved}\n${unheardWord('heron')}`;
    await phrases.fill(written);
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    const stays = async (): Promise<void> => {
      await question.waitFor({ state: 'detached' });
      await reach(() => expect(page.url()).toContain('#/intents/glossary/ignored'));
      expect(await phrases.inputValue()).toBe(written);
    };

    // Another part of the glossary keeps what is written, and nobody is asked.
    await page.getByRole('link', { name: 'Feelings' }).click();
    await page.getByRole('heading', { name: 'Feelings' }).waitFor();
    await page.getByRole('link', { name: 'To be ignored' }).click();
    await stays();

    // By a link. The keyboard begins on the button that loses nothing.
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await question.getByRole('button', { name: 'Stay here' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await stays();
    // By the history: behind the two parts of the glossary lies the page of gaps.
    await page.evaluate('history.go(-3)');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await stays();
    // By an address that is typed.
    await page.evaluate("location.hash = '#/knowledge/gaps'");
    await question.waitFor();
    await page.keyboard.press('Escape');
    await stays();
    // By signing out.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await question.getByRole('button', { name: 'Stay here' }).click();
    await stays();

    await page.getByRole('link', { name: 'Knowledge' }).click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('link', { name: 'New article' }).waitFor();
    await page.goto('/#/intents/glossary/ignored');
    await reach(async () => expect(await phrases.inputValue()).toBe(saved));
    // Nothing is unsaved any more: nobody is asked.
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await page.getByRole('link', { name: 'New article' }).waitFor();
    expect(editor.failures).toEqual([]);
    await editor.context.close();
  }, 120_000);
});
