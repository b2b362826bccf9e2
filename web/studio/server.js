/** Talks to the server of this page. The token comes in the fragment of the address. */

const KEY = 'aimaq-token';

function token() {
  const given = location.hash.slice(1);
  if (/^[0-9a-f]{64}$/.test(given)) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY) || '';
}

const own = token();

/** What the server refuses, with the key by which the page knows what to do. */
export class Refused extends Error {
  /** @param {string} key @param {string} message @param {string[]} hints */
  constructor(key, message, hints) {
    super(message);
    this.key = key;
    this.hints = hints;
  }
}

/** Bytes and milliseconds of the last answers, for measuring. @type {{ path: string, ms: number, server: number, bytes: number }[]} */
export const log = [];

/** @param {string} path @param {any} body */
async function post(path, body) {
  const start = performance.now();
  let response;
  try {
    response = await fetch('/api/' + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Aimaq-Token': own },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refused('gone', '', []);
  }
  const bytes = await response.arrayBuffer();
  const server = Number(/dur=([\d.]+)/.exec(response.headers.get('Server-Timing') || '')?.[1]);
  log.push({ path, ms: performance.now() - start, server, bytes: bytes.byteLength });
  if (log.length > 2000) log.shift();
  if (!response.ok) {
    const { error } = JSON.parse(new TextDecoder().decode(bytes));
    throw new Refused(error.key, error.message, error.hints || []);
  }
  return bytes;
}

/** @param {string} path @param {any} body @returns {Promise<any>} */
export async function ask(path, body) { return JSON.parse(new TextDecoder().decode(await post(path, body))); }

/** A file as bytes. @param {string} path @param {any} body */
export async function file(path, body) { return new Blob([await post(path, body)]); }
