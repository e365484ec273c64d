import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { accountLinkPath } from '#app/accounts/account-link-path.ts';
import { foldAccountName } from '#app/domain/accounts.ts';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { findAccount } from '#db/repositories/accounts.server.ts';
import { readEnv } from '../env.ts';
import { run } from '../run.ts';
import { LINK_LIFE_MS } from '../services/accounts/make-link.ts';
import { makeReset } from '../services/accounts/reset-link.ts';

const USAGE = '用法: npm run account:reset -- 用户名或电子邮箱';

/**
 * `npm run account:reset -- NAME`: prints a link by which somebody sets a password anew, once, within the hour. For the day on
 * which the last administrator has lost theirs; it may be run beside the server.
 */
await run(async () => {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || rest.length > 0) throw new DubanError('bad-input', USAGE);
  const env = readEnv(process.env);
  const file = join(env.dataDir, DATABASE_FILE);
  await access(file).catch(() => {
    throw new DubanError('bad-environment', `DUBAN_DATA 中没有数据库：${file}`);
  });
  const db = openDatabase(file);
  try {
    await migrate(db);
    const { token } = await db.transaction(async (tx) => {
      const account = await findAccount(tx, foldAccountName(name));
      if (!account) throw new DubanError('not-found', `没有用户名或电子邮箱为“${name}”的账号。`);
      if (account.disabledAt !== null) {
        throw new DubanError('bad-input', `账号“${account.userName}”已停用，请先由管理员启用。`);
      }
      return makeReset(tx, account, { by: null, at: Date.now(), lifeMs: LINK_LIFE_MS.command });
    });
    const site = env.origin?.origin ?? `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${env.port}`;
    process.stdout.write(`一小时内有效，只能用一次。Good once, within an hour:\n${site}${accountLinkPath(token)}\n`);
  } finally {
    await db.destroy();
  }
});
