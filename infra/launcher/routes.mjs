/** Which path of the front address belongs to whom. Pure. */

/**
 * @typedef {{ to: 'service', service: string } | { to: 'site', site: 'console' | 'webchat', path: string } | { to: 'redirect', location: string } | { to: 'nobody' }} Route
 */

/**
 * @param {string} url path and query as requested
 * @param {readonly string[]} serviceNames
 * @returns {Route}
 */
export function routeOf(url, serviceNames) {
  const path = url.split(/[?#]/, 1)[0] ?? '/';
  const [, first = '', second = ''] = path.split('/');
  if (first === 'api' || first === 'ws')
    return serviceNames.includes(second) ? { to: 'service', service: second } : { to: 'nobody' };
  if (first === 'webhooks') return { to: 'service', service: 'channel-gateway' };
  if (path === '/webchat') return { to: 'redirect', location: '/webchat/' };
  if (first === 'webchat') return { to: 'site', site: 'webchat', path: path.slice('/webchat'.length) };
  return { to: 'site', site: 'console', path };
}
