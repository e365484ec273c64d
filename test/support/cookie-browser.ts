import { withToken } from './form-token.ts';

/** Steps after which something leads in a circle. */
const STEPS_MAX = 20;

/** A browser without pages: it keeps cookies, by host as browsers do, and goes where it is sent. */
export class CookieBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Every address it has been to, in order. */
  readonly visited: string[] = [];

  /** Goes to an address and on, until an answer leads nowhere, or to an address that is not to be asked for. */
  async go(
    address: string,
    { stopAt = () => false, ...init }: RequestInit & { readonly stopAt?: (url: URL) => boolean } = {},
  ): Promise<{ readonly response: Response; readonly url: URL; readonly stopped: URL | null }> {
    let url = new URL(address);
    let request: RequestInit = init;
    for (let step = 0; step < STEPS_MAX; step++) {
      const response = await this.ask(url, request);
      const location = response.headers.get('Location');
      if (location === null) return { response, url, stopped: null };
      const next = new URL(location, url);
      if (stopAt(next)) return { response, url, stopped: next };
      url = next;
      request = {};
    }
    throw new Error(`Led in a circle: ${this.visited.slice(-5).join(' ')}`);
  }

  /** Asks for one thing, and goes nowhere. What it posts has the token that its pages would have. */
  async ask(address: URL | string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    this.visited.push(url.href);
    const jar = this.#jarOf(url);
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    if (init.method === 'POST') withToken(headers);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(jar, line);
    return response;
  }

  /** The header that it would send to an address. */
  cookies(address: string): string {
    return [...this.#jarOf(new URL(address))].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes cookies that something other than an answer gave. @param lines `Set-Cookie` values */
  take(address: string, lines: readonly string[]): void {
    for (const line of lines) this.#keep(this.#jarOf(new URL(address)), line);
  }

  #jarOf({ hostname }: URL): Map<string, string> {
    const jar = this.#cookies.get(hostname) ?? new Map();
    this.#cookies.set(hostname, jar);
    return jar;
  }

  #keep(jar: Map<string, string>, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const isOver = attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one));
    if (isOver) jar.delete(name);
    else jar.set(name, value.join('='));
  }
}
