import { describe, expect, it } from '@jest/globals';
import { Navigation, type Place } from './navigation';

/** A browser's history in memory. */
class Window implements Place {
  private readonly entries: { hash: string; number?: number }[] = [{ hash: '#/a' }];
  private at = 0;
  private readonly tasks: (() => void)[] = [];
  private held = false;
  onEnter: () => void = () => undefined;
  onMove: () => void = () => undefined;
  hash = (): string => this.entries[this.at]!.hash;
  entry = (): number | undefined => this.entries[this.at]!.number;
  number = (number: number): void => void (this.entries[this.at]!.number = number);
  go = (steps: number): void => this.later(() => this.enter(steps));
  /** As a link does it: the entry is there at once, and is told of later. */
  open(hash: string): void {
    this.entries.splice(this.at + 1, Infinity, { hash });
    this.enter(1);
  }
  /** As a link to the address that is shown does it. */
  openAgain(): void {
    this.entries[this.at] = { hash: this.hash() };
    this.onEnter();
  }
  /** Opens one after the other before the browser tells of the first. */
  openQuickly(...hashes: string[]): void {
    this.held = true;
    for (const hash of hashes) this.open(hash);
    this.held = false;
    this.later(() => undefined);
  }
  private enter(steps: number): void {
    this.at += steps;
    this.onEnter();
    this.later(() => this.onMove());
  }
  private later(task: () => void): void {
    this.tasks.push(task);
    if (this.held) return;
    this.held = true;
    for (let next = this.tasks.shift(); next; next = this.tasks.shift()) next();
    this.held = false;
  }
}

function opened() {
  const window = new Window();
  const navigation = new Navigation(window);
  window.onEnter = () => navigation.entered();
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

  it('knows the way back over an entry that was left before the browser told of it', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    window.openQuickly('#/c', '#/d');
    window.go(-1);
    navigation.guard((hash) => hash === '#/c');
    window.go(-1);
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual(['#/c', '#/c', true]);
    navigation.leave();
    expect([navigation.shown(), window.hash()]).toEqual(['#/b', '#/b']);
  });

  it('asks once before two quick moves, and goes on to the second', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    navigation.guard(onB);
    window.openQuickly('#/c', '#/d');
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual(['#/b', '#/b', true]);
    navigation.leave();
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual(['#/d', '#/d', false]);
  });

  it('knows the way back over a page whose own link was followed', () => {
    const { window, navigation } = opened();
    window.open('#/b');
    window.openAgain();
    window.open('#/c');
    navigation.guard((hash) => hash === '#/c');
    window.go(-2);
    expect([navigation.shown(), window.hash(), navigation.asking()]).toEqual(['#/c', '#/c', true]);
    navigation.leave();
    expect([navigation.shown(), window.hash()]).toEqual(['#/a', '#/a']);
  });
});
