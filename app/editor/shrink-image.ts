/** Pixels of a picture's longer side above which it is made smaller: what a meeting room's screen shows of it. */
export const LONGEST_SIDE = 2_560;

/** What is made smaller; others (an animation, a drawing) would lose what they are. */
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Of 1: below, faces in a group photo begin to smear. */
const QUALITY = 0.86;

/**
 * A photo as it is to be sent: one larger than {@link LONGEST_SIDE} is drawn anew at that size, which leaves behind where it
 * was taken too. Others, and what the browser cannot read, are sent as they are; the server says what is wrong with them.
 */
export async function shrinkImage(file: Blob): Promise<Blob> {
  if (!PHOTOS.has(file.type)) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  try {
    const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
    if (scale >= 1) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await encode(canvas, 'image/webp');
    // A browser that cannot write WebP writes PNG without saying so.
    if (drawn?.type === 'image/webp') return drawn;
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    return (await encode(canvas, 'image/jpeg')) ?? file;
  } finally {
    picture.close();
  }
}

const encode = (canvas: HTMLCanvasElement, type: string) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
