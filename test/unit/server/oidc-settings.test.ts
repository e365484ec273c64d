import { expect, test } from 'vitest';
import { readEnv } from '#server/env.ts';

const ISSUER = 'https://id.example.cn/realms/north';
const NEEDED = { DUBAN_OIDC_ISSUER: ISSUER, DUBAN_OIDC_CLIENT_ID: 'duban', DUBAN_ORIGIN: 'https://duban.example.cn' };

const faultsOf = (over: Record<string, string>) => {
  try {
    readEnv({ ...NEEDED, ...over });
    return [];
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '').split('; ');
  }
};

test('without a variable of it there is no provider, and an empty one is none', () => {
  expect(readEnv({}).oidc).toBeNull();
  expect(readEnv({ DUBAN_OIDC_ISSUER: '', DUBAN_OIDC_GROUPS: '' }).oidc).toBeNull();
});

test('an issuer and a client are enough', () => {
  expect(readEnv(NEEDED).oidc).toEqual({
    ...{ issuer: ISSUER, clientId: 'duban', clientSecret: null, name: 'id.example.cn' },
    ...{ scope: 'openid profile email', groupsClaim: 'groups', groups: new Map() },
    ...{ admitsEverybody: false, signsOutThere: false },
  });
});

test('groups give roles and agencies, whatever they are called', () => {
  const groups = { 'cn=头,ou=a b': ['role:lead', 'agency: 财政部 '], one: 'role:observer', none: [] };
  expect([...(readEnv({ ...NEEDED, DUBAN_OIDC_GROUPS: JSON.stringify(groups) }).oidc?.groups ?? [])]).toEqual([
    ['cn=头,ou=a b', { roles: ['lead'], agencies: ['财政部'] }],
    ['one', { roles: ['observer'], agencies: [] }],
    ['none', { roles: [], agencies: [] }],
  ]);
});

test.each<[Record<string, string>, RegExp]>([
  [{ DUBAN_OIDC_ISSUER: '' }, /^DUBAN_OIDC_ISSUER is missing$/],
  [{ DUBAN_OIDC_CLIENT_ID: '' }, /^DUBAN_OIDC_CLIENT_ID is missing$/],
  [{ DUBAN_OIDC_ISSUER: 'id.example.cn' }, /^DUBAN_OIDC_ISSUER must be an address such as/],
  [{ DUBAN_OIDC_ISSUER: 'http://id.example.cn' }, /^DUBAN_OIDC_ISSUER must be reached over https$/],
  [{ DUBAN_OIDC_ISSUER: 'https://id.example.cn/?a=b' }, /^DUBAN_OIDC_ISSUER must be an address without/],
  [{ DUBAN_OIDC_SCOPE: 'profile' }, /^DUBAN_OIDC_SCOPE must have openid/],
  [{ DUBAN_OIDC_SCOPE: 'openid  "x"' }, /^DUBAN_OIDC_SCOPE must be scopes/],
  [{ DUBAN_OIDC_ADMIT: 'all' }, /^DUBAN_OIDC_ADMIT must be mapped or everybody$/],
  [{ DUBAN_OIDC_SIGN_OUT: 'yes' }, /^DUBAN_OIDC_SIGN_OUT must be here or provider$/],
  [{ DUBAN_OIDC_NAME: '名'.repeat(41) }, /^DUBAN_OIDC_NAME must be at most 40 characters$/],
  [{ DUBAN_OIDC_GROUP: '{}' }, /^DUBAN_OIDC_GROUP is none of Duban's variables$/],
  [{ DUBAN_OIDC_GROUPS: 'leads=role:lead' }, /^DUBAN_OIDC_GROUPS must be a JSON object such as/],
  [{ DUBAN_OIDC_GROUPS: '{"a": 1}' }, /^DUBAN_OIDC_GROUPS must be a JSON object such as/],
  [{ DUBAN_OIDC_GROUPS: '{"a": "role:boss"}' }, /^DUBAN_OIDC_GROUPS gives group "a" "role:boss", which is none of/],
  [{ DUBAN_OIDC_GROUPS: '{"a": ["agency:"]}' }, /^DUBAN_OIDC_GROUPS gives group "a" "agency:", which is none of/],
  [{ DUBAN_ORIGIN: '', HOST: '0.0.0.0' }, /^DUBAN_ORIGIN must be the address people type/],
])('%j is told in a sentence', (over, sentence) => {
  expect(faultsOf(over)).toEqual([expect.stringMatching(sentence)]);
});

test('every mistake is told at once, and http is for this machine alone', () => {
  expect(faultsOf({ PORT: 'x', DUBAN_OIDC_ADMIT: 'x', DUBAN_OIDC_GROUPS: '{"a": ["b", "c"]}' })).toHaveLength(4);
  expect(faultsOf({ DUBAN_OIDC_ISSUER: 'http://127.0.0.1:4000', DUBAN_ORIGIN: '' })).toEqual([]);
});
