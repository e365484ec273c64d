import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { imagePath, isImageId } from '../images/image-files.ts';
import { copyWhole, hashFile, sync } from './files.ts';
import type { Manifest } from './manifest.ts';

/** Copies images by their ids. One that is missing, or is not what its id says, is told of and holds up nothing. */
export async function copyImages(
  ids: readonly string[],
  from: string,
  to: string,
): Promise<{ readonly images: Manifest['images']; readonly lost: readonly string[] }> {
  const images: Manifest['images'] = [];
  const lost: string[] = [];
  const dirs = new Set<string>();
  for (const id of ids) {
    if (isImageId(id) && (await copyOne(imagePath(from, id), imagePath(to, id)))) {
      const { hash, bytes } = await hashFile(imagePath(to, id));
      dirs.add(dirname(imagePath(to, id)));
      if (hash === id) {
        images.push({ id, bytes });
        continue;
      }
      await rm(imagePath(to, id));
    }
    lost.push(id);
  }
  for (const dir of [...dirs, ...(dirs.size > 0 ? [to] : [])]) await sync(dir);
  return { images, lost };
}

/** False where there is nothing to copy. */
async function copyOne(from: string, to: string): Promise<boolean> {
  try {
    await copyWhole(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
