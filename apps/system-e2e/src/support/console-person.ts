import { randomName } from '@parley/testing';
import type { Page } from 'playwright-core';
import { demo } from './instance';

/** Somebody of the demo workspace signs in at the console. @param name of `<name>@demo.parley` */
export async function signInAtConsole(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.locator('input[name=email]').fill(`${name}@demo.parley`);
  await page.locator('input[name=password]').fill(demo.password);
  await page.locator('button[type=submit]').click();
  await page.locator('.top-bar').waitFor();
}

/** A word that no library and no glossary knows: in letters, as editors see no long numbers of customers. */
export const unheardWord = (start: string): string => randomName(start).replaceAll('-', '').replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
