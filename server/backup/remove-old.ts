import { access, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP_NAME, MANIFEST_FILE } from './manifest.ts';

/** What a backup is called until it is whole, before a name of its own. */
export const UNFINISHED = '.duban-unfinished-';
/** Milliseconds after which one that is not whole is one whose process was killed. */
const ABANDONED_MS = 86_400_000;

/** Takes away all backups of a directory but the newest, and what was left unfinished. Returns the names of those that were whole. */
export async function removeOld(into: string, keep: number, now: number): Promise<string[]> {
  const names = (await readdir(into)).sort();
  for (const name of names.filter((one) => one.startsWith(UNFINISHED))) {
    const path = join(into, name);
    if ((await stat(path)).mtimeMs < now - ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
  const whole: string[] = [];
  for (const name of names.filter((one) => BACKUP_NAME.test(one))) {
    // Somebody's own directory of such a name is left alone.
    if (
      await access(join(into, name, MANIFEST_FILE)).then(
        () => true,
        () => false,
      )
    )
      whole.push(name);
  }
  const old = whole.slice(0, Math.max(0, whole.length - keep));
  for (const name of old) await rm(join(into, name), { recursive: true });
  return old;
}
