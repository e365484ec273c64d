/** SHA-256 of an image's bytes, hex: by it the image is asked for. */
const IMAGE_ID = /^[0-9a-f]{64}$/;

export const isImageId = (value: unknown): value is string => typeof value === 'string' && IMAGE_ID.test(value);

/** Where an image of the notes is had from. */
export const imageHref = (id: string): string => `/images/${id}`;
