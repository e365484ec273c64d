import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { whole } from '#app/whole-answers.ts';

const begun: ServerResponse[] = [];
// Of each answer, the half; a test says how it goes on.
const server = createServer((_, response) => {
  response.writeHead(202, { 'X-Remix-Response': 'yes' }).write('half of it, ');
  begun.push(response);
});
let address = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  for (const response of begun.splice(0)) response.destroy();
});

afterAll(() => void server.close());

async function ask(path: string, signal?: AbortSignal) {
  const head = await fetch(`${address}${path}`, { signal });
  const answer = whole(head);
  const isThere = vi.fn();
  answer.then(isThere, () => undefined);
  await setImmediate();
  return { answer, isThere, response: begun[0] as ServerResponse };
}

it('is what Remix gets of the answer to what it asked', async () => {
  const { answer, isThere, response } = await ask('/reviews/r.data?_routes=root');
  expect(isThere).not.toHaveBeenCalled();
  response.end('and the rest');
  const whole = await answer;
  expect(whole.status).toBe(202);
  expect(whole.headers.get('X-Remix-Response')).toBe('yes');
  expect(await whole.text()).toBe('half of it, and the rest');
});

it('is waited for when somebody goes on to another page: no answer has begun to be read', async () => {
  const leaving = new AbortController();
  const { answer } = await ask('/reviews/r.data', leaving.signal);
  leaving.abort();
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

it('that breaks off is a failure', async () => {
  const { answer, response } = await ask('/_root.data');
  response.destroy();
  await expect(answer).rejects.toThrow(TypeError);
});

it('is not what anything else waits for', async () => {
  const { answer } = await ask('/snapshots/s/notes?as=.data.txt');
  expect((await answer).status).toBe(202);
});
