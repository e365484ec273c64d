import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { nanoid } from 'nanoid';

/** Whoever reads a backup reads everything: only whoever runs the server does. */
export const OWN_FILE = 0o600;
export const OWN_DIR = 0o700;

/** SHA-256 of a file, hex, and its bytes. */
export async function hashFile(file: string): Promise<{ readonly hash: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Copies a file; on disk when it resolves, but for its name. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: OWN_DIR });
  await copyFile(from, to);
  await chmod(to, OWN_FILE);
  await sync(to);
}

/** Writes a file that is there whole, or as it was before. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${nanoid()}`;
  try {
    const handle = await open(unfinished, 'wx', OWN_FILE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await sync(dirname(file));
}

/** Has a file, or the names in a directory, be on disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
