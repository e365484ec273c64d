import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressReader, toKey } from '#server/collab/addresses.ts';

describe('what counts as one address', () => {
  it.each<[string | undefined, string | null]>([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:FFFF:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51112', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    // Not a mapped one: the marker stands elsewhere.
    ['::ffff:0:203.0.113.7', '0:0:0:0::/64'],
    ['unknown', null],
    ['_hidden', null],
    ['203.0.113', null],
    ['203.0.113.7.8:80', null],
    ['2001:db8:1:2', null],
    ['', null],
    [undefined, null],
  ])('%s counts as %s', (address, key) => {
    expect(toKey(address)).toBe(key);
  });
});

describe('where a request is from', () => {
  /** Answers with what Express takes for the address, and with what it is counted under. */
  const app = express();
  const server = createServer(app);
  let url: string;
  let read: (request: IncomingMessage) => string;

  beforeAll(async () => {
    app.get('/', (request, response) => response.json({ express: request.ip, counted: read(request) }));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each<[string[], string, string]>([
    [[], '203.0.113.7', '127.0.0.1'],
    [['10.0.0.0/8'], '203.0.113.7', '127.0.0.1'],
    [['127.0.0.1'], '203.0.113.7', '203.0.113.7'],
    [['127.0.0.0/8'], '203.0.113.7', '203.0.113.7'],
    [['127.0.0.1'], '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [['127.0.0.1', '203.0.113.0/24'], '198.51.100.1, 203.0.113.7', '198.51.100.1'],
    [['127.0.0.1', '::1'], '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    [['127.0.0.1'], '', '127.0.0.1'],
  ])('trusting %s, "%s" is counted under %s, as Express has it', async (trusted, forwarded, key) => {
    app.set('trust proxy', trusted.length > 0 ? trusted : false);
    read = addressReader(trusted);
    const response = await fetch(url, { headers: forwarded ? { 'X-Forwarded-For': forwarded } : {} });
    const { express: ip, counted } = (await response.json()) as Record<string, string>;
    expect(counted).toBe(key);
    expect(counted).toBe(toKey(ip));
  });

  it('is the proxy itself where that says nothing that is an address', async () => {
    read = addressReader(['127.0.0.1']);
    const response = await fetch(url, { headers: { 'X-Forwarded-For': '203.0.113.7, unknown' } });
    expect(await response.json()).toMatchObject({ counted: '127.0.0.1' });
  });
});
