import { carryExif } from './exif.ts';

/** Bytes that serve a photo well enough: at 750 kbit/s it takes three seconds. */
const enough = 300_000;
/** Longest side and quality, tried in turn until a photo is small enough; signs and faults stay readable at the last. */
const sizes = [
  [1600, 0.82],
  [1600, 0.7],
  [1280, 0.7],
  [1280, 0.55],
] as const;

/** What the server takes as it is. */
const taken = ['image/jpeg', 'image/png', 'image/webp'];

const drawn = (picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> => {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/**
 * Spares data and room: photos above 300 kB are drawn again, as large and as well as fits into that; other kinds (HEIC) become JPEG. What the
 * browser cannot draw goes as it is, and the server says what it is.
 */
export const preparePhoto = async (file: Blob): Promise<Blob> => {
  const known = taken.includes(file.type);
  if (known && file.size <= enough) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  let best: Blob | null = null;
  for (const [side, quality] of sizes) {
    best = (await drawn(picture, side, quality)) ?? best;
    if (best && best.size <= enough) break;
  }
  picture.close();
  return best && (!known || best.size < file.size) ? carryExif(file, best) : file;
};
