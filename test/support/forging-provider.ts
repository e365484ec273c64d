import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { CLIENT } from './oidc-provider.ts';

/** How the token that is given next differs from what it should be. */
export interface ForgedToken {
  readonly issuer?: string;
  readonly audience?: string;
  readonly nonce?: string;
  /** Seconds. */
  readonly expiresIn?: number;
  readonly signedBy?: 'nobody' | 'stranger';
  readonly userInfoSubject?: string;
}

export interface Forger {
  readonly issuer: string;
  /** What a browser comes back with from an address that it was sent to; the code is good for a token as it is said. */
  answer(location: string, token: ForgedToken): string;
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEYS = { own: newKey(), stranger: newKey() };

/** Somebody who speaks like a provider, and gives the tokens that a test wants. */
export async function startForger(): Promise<Forger> {
  let forged: ForgedToken = {};
  let nonce = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return send(response, {
          issuer,
          ...{ authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
          ...{ jwks_uri: `${issuer}/keys`, userinfo_endpoint: `${issuer}/me` },
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/keys':
        return send(response, {
          keys: [{ ...KEYS.own.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }],
        });
      case '/token':
        return send(response, { token_type: 'Bearer', access_token: 'a', id_token: makeToken(issuer, nonce, forged) });
      default:
        return send(response, { sub: forged.userInfoSubject ?? 'sub-1', name: '何敏' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    answer(location, token) {
      const { searchParams } = new URL(location);
      forged = token;
      nonce = searchParams.get('nonce') ?? '';
      return `?${new URLSearchParams({ code: 'code', state: searchParams.get('state') ?? '' })}`;
    },
  };
}

function makeToken(issuer: string, nonce: string, forged: ForgedToken): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    ...{ iss: forged.issuer ?? issuer, aud: forged.audience ?? CLIENT.id, sub: 'sub-1', iat: now },
    ...{ exp: now + (forged.expiresIn ?? 600), nonce: forged.nonce ?? nonce },
  };
  const isSigned = forged.signedBy !== 'nobody';
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: isSigned ? 'RS256' : 'none' })}.${encode(claims)}`;
  const key = forged.signedBy === 'stranger' ? KEYS.stranger.privateKey : KEYS.own.privateKey;
  return `${text}.${isSigned ? sign(text, key) : ''}`;
}

const sign = (text: string, key: KeyObject) => createSign('RSA-SHA256').update(text).sign(key, 'base64url');

function send(response: ServerResponse, body: object): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
}
