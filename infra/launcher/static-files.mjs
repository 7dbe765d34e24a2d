/** Serves a built web app: files by path, every other path its index.html; hashed assets may be kept for ever. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { codeOf } from './errors.mjs';
import { isAbsent } from './process-identity.mjs';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param {string} folder
 * @param {string} path as in the address, without the query
 * @returns {string | undefined} undefined when the path is not one inside the folder
 */
export function fileInside(folder, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch (error) {
    if (error instanceof Error && error.name === 'URIError') return undefined;
    throw error;
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.split('/').some((part) => part.startsWith('.')))
    return undefined;
  return join(folder, normalize(`/${decoded}`));
}

/** @param {boolean} embeddable may other sites show it in a frame and load its script? */
export const securityHeaders = (embeddable) => ({
  'Content-Security-Policy':
    "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; " +
    `object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ${embeddable ? '*' : "'none'"}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': embeddable ? 'cross-origin' : 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
});

/**
 * @param {string} path
 * @returns {string} value of Cache-Control
 */
export const cacheControl = (path) =>
  /\/assets\/.*-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** @param {string} file */
async function regularFile(file) {
  try {
    const found = await stat(file);
    return found.isFile() ? found : undefined;
  } catch (error) {
    if (isAbsent(error) || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * @param {{ folder: string, path: string, embeddable: boolean }} site `path` is relative to the site
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function serveStatic({ folder, path, embeddable }, request, response) {
  const headers = securityHeaders(embeddable);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(response, 405, 'Only GET and HEAD are possible here.', { ...headers, Allow: 'GET, HEAD' });
  const wanted = fileInside(folder, path);
  if (wanted === undefined) return plain(response, 400, 'This path is not allowed.', headers);
  const index = join(folder, 'index.html');
  const isPage = extname(wanted) === '';
  const direct = isPage ? undefined : await regularFile(wanted);
  const [file, found] =
    direct !== undefined ? [wanted, direct] : isPage ? [index, await regularFile(index)] : [wanted, undefined];
  if (found === undefined)
    return plain(
      response,
      404,
      isPage ? 'This web app has not been built: run npm run build.' : 'There is no such file.',
      headers,
    );
  const etag = `"${found.size.toString(16)}-${Math.trunc(found.mtimeMs).toString(16)}"`;
  const all = { ...headers, ETag: etag, 'Cache-Control': cacheControl(path) };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(200, {
    ...all,
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .once('error', (error) => response.destroy(error))
      .pipe(response);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} headers
 */
export function plain(response, status, text, headers = {}) {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
