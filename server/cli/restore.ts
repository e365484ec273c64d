import { DubanError } from '#app/domain/errors.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { verifyBackup } from '../backup/verify-backup.ts';
import { readEnv } from '../env.ts';
import { run } from '../run.ts';

const USAGE = '用法: npm run restore -- 备份目录 [--check]';

/**
 * `npm run restore -- BACKUP [--check]`: makes the data directory anew of a backup, where there is no database and no server
 * runs; with `--check` it only says whether the backup is whole.
 */
await run(async () => {
  const [backup, option, ...rest] = process.argv.slice(2);
  if (!backup || backup.startsWith('-') || (option !== undefined && option !== '--check') || rest.length > 0) {
    throw new DubanError('bad-input', USAGE);
  }
  process.umask(0o077);
  const { dataDir } = readEnv(process.env);
  const { madeAt, version, images } =
    option === '--check' ? await verifyBackup(backup) : await restoreBackup(backup, dataDir, Date.now());
  const what = `${madeAt}，督办 ${version}，图片 ${images.length} 张`;
  process.stdout.write(
    option === '--check'
      ? `备份完好：${what}\n`
      : `已恢复到 ${dataDir}：${what}\n所有人需要重新登录，未使用的链接已失效。现在可以启动服务。\n`,
  );
});
