import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nanoid } from 'nanoid';

/** The directory of the images of notes, within the data directory. */
export const IMAGES_DIR = 'images';

/** What an image is named by: the SHA-256 of its bytes, hex. */
const IMAGE_ID = /^[0-9a-f]{64}$/;

/** Whether a string from outside has the shape of an image's id: only then is a path made of it. */
export function isImageId(value: string): boolean {
  return IMAGE_ID.test(value);
}

/** The files of images, each whole or not there. */
export interface ImageFiles {
  /** Keeps bytes under their id; on disk when it resolves. Does nothing where they are there. */
  keep(id: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of an image; null where there are none. */
  read(id: string): Promise<Uint8Array | null>;
}

/** @param dir made where it is missing; `<first two of the id>/<id>` below it */
export function createImageFiles(dir: string): ImageFiles {
  return {
    async keep(id, bytes) {
      const file = imagePath(dir, id);
      const size = await sizeOf(file);
      if (size === bytes.length) return;
      await mkdir(dirname(file), { recursive: true });
      // Under its name it must be whole, whenever the power goes.
      const unfinished = `${file}.${nanoid()}`;
      try {
        await write(unfinished, bytes);
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      // The new name, too, is only on disk when its directory is; likewise that directory's own.
      await sync(dirname(file));
      await sync(dir);
    },
    async read(id) {
      return readFile(imagePath(dir, id)).catch(nullIfMissing);
    },
  };
}

/** The file of an image. @throws TypeError for what is not the id of one */
export function imagePath(dir: string, id: string): string {
  if (!isImageId(id)) throw new TypeError('not the id of an image');
  return join(dir, id.slice(0, 2), id);
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(nullIfMissing);
  return found === null ? null : found.size;
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sync(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
