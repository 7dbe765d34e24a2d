import { describe, expect, it } from '@jest/globals';
import { Navigation, type Place } from './navigation';

/** A browser's history in memory. */
class Window implements Place {
  private readonly entries: { hash: string; number?: number }[] = [{ hash: '#/a' }];
  private at = 0;
  onMove: () => void = () => undefined;
  hash = (): string => this.entries[this.at]!.hash;
  entry = (): number | undefined => this.entries[this.at]!.number;
  number = (number: number): void => void (this.entries[this.at]!.number = number);
  go = (steps: number): void => {
    this.at += steps;
    this.onMove();
  };
  /** As a link does it. */
  open(hash: string): void {
    this.entries.splice(this.at + 1, Infinity, { hash });
    this.go(1);
  }
}

function opened() {
  const window = new Window();
  const navigation = new Navigation(window);
  window.onMove = () => navigation.arrived();
  return { window, navigation };
}
const onB = (hash: string): boolean => hash.startsWith('#/b');

describe('moving about', () => {
  it('follows links and the way back while nothing is unsaved', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    expect(navigation.shown()).toBe('#/b');
    window.go(-1);
    expect([navigation.shown(), navigation.asking()]).toEqual(['#/a', false]);
  });

  it('asks before a page at which the unsaved is lost, and not before one at which it stays', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    navigation.guard(onB);
    window.open('#/b/2');
    expect([navigation.shown(), navigation.asking()]).toEqual(['#/b/2', false]);
    window.open('#/c');
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual(['#/b/2', '#/b/2', true]);
    navigation.stay();
    expect([navigation.shown(), navigation.asking()]).toEqual(['#/b/2', false]);
  });

  it.each([['a link', (window: Window) => window.open('#/c'), '#/c'], ['the way back', (window: Window) => window.go(-1), '#/a']] as const)('goes on by %s when the answer is yes', (_what, move, hash) => {
    const { window, navigation } = opened();
    window.open('#/b');
    navigation.guard(onB);
    move(window);
    expect(navigation.shown()).toBe('#/b');
    navigation.leave();
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual([hash, hash, false]);
  });

  it('asks no more once it is saved', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    navigation.guard(onB)();
    window.open('#/c');
    expect([navigation.shown(), navigation.asking()]).toEqual(['#/c', false]);
  });

  it('asks before what ends the page as well', () => {
    const { navigation } = opened();
    const done: string[] = [];
    navigation.end(() => done.push('at once'));
    navigation.guard(onB);
    navigation.end(() => done.push('kept'));
    navigation.stay();
    navigation.end(() => done.push('left'));
    navigation.leave();
    expect(done).toEqual(['at once', 'left']);
  });
});
