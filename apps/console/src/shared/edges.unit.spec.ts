import { describe, expect, it } from '@jest/globals';
import { storedSession } from '../session/session';
import { backOffMs } from './back-off';
import { newId } from './new-id';
import { safeLink } from './safe-link';
import { ServerClock } from './server-clock';
import { routeOf } from './use-route';

describe('links in texts of others', () => {
  it('open only when they are http or https', () => {
    expect(safeLink('https://shop.example/help?a=1')).toBe('https://shop.example/help?a=1');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' JaVaScRiPt:1', '//shop.example', 'ftp://x', '', null, undefined]) {
      expect(safeLink(url)).toBeUndefined();
    }
  });
});

describe('new ids', () => {
  it('are UUIDs of version 4, which the reply endpoint demands', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
  });
});

describe('the pause before coming back', () => {
  it('grows from half a second to at most five seconds', () => {
    expect([0, 1, 2, 20].map((attempt) => backOffMs(attempt, 1))).toEqual([500, 1_000, 2_000, 5_000]);
    expect(backOffMs(0, 0)).toBe(250);
  });
});

describe('the services’ clock', () => {
  it('follows their Date header when this machine’s clock is clearly wrong', () => {
    const clock = new ServerClock(() => Date.parse('2026-03-01T09:00:00Z'));
    clock.note('Sun, 01 Mar 2026 10:00:00 GMT');
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-01T10:00:00.000Z');
    clock.note('Sun, 01 Mar 2026 09:00:01 GMT');
    expect(new Date(clock.now()).toISOString()).toBe('2026-03-01T09:00:00.000Z');
    clock.note('nonsense');
    expect(clock.now()).toBe(Date.parse('2026-03-01T09:00:00Z'));
  });
});

describe('addresses of pages', () => {
  it('name the page and what is open on it', () => {
    expect(routeOf('')).toEqual({ page: 'home' });
    expect(routeOf('#/desk/a%2Fb')).toEqual({ page: 'desk', conversationId: 'a/b' });
    expect(routeOf('#/kpi')).toEqual({ page: 'kpi' });
    expect(routeOf('#/desk/%E0%A4%A')).toEqual({ page: 'desk' });
    expect(routeOf('#/elsewhere')).toEqual({ page: 'nowhere' });
  });
});

describe('a stored session', () => {
  const of = (text: string | null) => storedSession({ getItem: () => text }, Date.parse('2026-03-01T10:00:00Z'));
  it('counts only while it has not run out and can be read', () => {
    expect(of(JSON.stringify({ token: 't', expiresTime: '2026-03-01T11:00:00Z', user: {} }))).toMatchObject({ token: 't' });
    expect(of(JSON.stringify({ token: 't', expiresTime: '2026-03-01T09:00:00Z', user: {} }))).toBeUndefined();
    expect(of('{')).toBeUndefined();
    expect(of(null)).toBeUndefined();
  });
});
