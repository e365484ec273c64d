import { DubanError } from '#app/domain/errors.ts';

/** What a disk says, in a sentence about a place. */
const SENTENCES: readonly (readonly [RegExp, (place: string) => string])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/, (place) => `${place} 所在的磁盘已满。 The disk of ${place} is full.`],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM)$/,
    (place) => `没有写入 ${place} 的权限。 ${place} may not be written to.`,
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)$/,
    () => '数据库正被别的程序独占，请稍后再试。 Another program holds the database: try again later.',
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)$/,
    () => '数据库已损坏，请保留较早的备份。 The database is damaged: keep the backups of before.',
  ],
];

/**
 * Says what went wrong with a disk.
 *
 * @param place what was written to
 */
export function explainDisk(error: unknown, place: string): DubanError {
  if (error instanceof DubanError) return error;
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const known = SENTENCES.find(([codes]) => codes.test(code));
  const sentence = known ? known[1](place) : `写入 ${place} 时出错。 Writing to ${place} failed.`;
  return new DubanError('backup-failed', `没有备份。 No backup was made. ${sentence} (${code || message})`);
}
