import { expect, test } from 'vitest';
import { readClaims } from '#server/oidc/claims.ts';

test('what a provider says is read as far as it is text', () => {
  const told = { sub: 's', name: ' 何  敏 ', preferred_username: 'HeMin@corp.example', email: 'Hemin@Example.cn' };
  expect(readClaims({ ...told, roles: ['a', 1, 'b'] }, 'roles')).toEqual({
    ...{ subject: 's', name: '何 敏', userName: 'hemin', email: 'hemin@example.cn' },
    ...{ label: 'HeMin@corp.example', groups: ['a', 'b'] },
  });
});

test('what is no text, no name and no address is not taken', () => {
  const odd = { sub: 's', name: 'a\u0000b', preferred_username: 7, email: ['x'], groups: { a: 1 } };
  const nothing = { name: null, userName: null, email: null, label: null, groups: [] };
  expect(readClaims(odd, 'groups')).toEqual({ subject: 's', ...nothing });
  expect(readClaims({ sub: 's', email: 'a@b', email_verified: false }, 'groups')).toEqual({ subject: 's', ...nothing });
});
