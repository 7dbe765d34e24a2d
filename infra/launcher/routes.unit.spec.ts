import { describe, expect, it } from '@jest/globals';
import { routeOf } from './routes.mjs';
import { cacheControl, fileInside, securityHeaders } from './static-files.mjs';

const names = ['channel-gateway', 'routing'];

describe('routes of the front address', () => {
  it.each([
    ['/api/routing/agents?x=1', { to: 'service', service: 'routing' }],
    ['/ws/channel-gateway', { to: 'service', service: 'channel-gateway' }],
    ['/webhooks/whatsapp/main', { to: 'service', service: 'channel-gateway' }],
    ['/api/nobody/x', { to: 'nobody' }],
    ['/webchat', { to: 'redirect', location: '/webchat/' }],
    ['/webchat/widget.js?v=1', { to: 'site', site: 'webchat', path: '/widget.js' }],
    ['/', { to: 'site', site: 'console', path: '/' }],
    ['/queue', { to: 'site', site: 'console', path: '/queue' }],
  ])('sends %s to its owner', (url, route) => {
    expect(routeOf(url, names)).toEqual(route);
  });
});

describe('static files', () => {
  it.each(['/../secret', '/%2e%2e/secret', '/a/..%2f..%2fsecret', '/.env', '/a\\b', '/%00', '/%'])(
    'serves nothing outside its folder or hidden: %s',
    (path) => {
      expect(fileInside('/site', path)).toBeUndefined();
    },
  );

  it('finds a file by its path', () => {
    expect(fileInside('/site', '/assets/app%20one.js')).toBe('/site/assets/app one.js');
  });

  it('lets browsers keep hashed assets for ever and nothing else', () => {
    expect(cacheControl('/assets/index-B1x9_aQz.js')).toContain('immutable');
    expect(cacheControl('/index.html')).toBe('no-cache');
    expect(cacheControl('/widget.js')).toBe('no-cache');
  });

  it('lets other sites frame the web chat and nobody the console', () => {
    expect(securityHeaders(true)['Content-Security-Policy']).toContain('frame-ancestors *');
    expect(securityHeaders(false)['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });
});
