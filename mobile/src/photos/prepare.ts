import { carryExif } from './exif.ts';

const sendAsIs = 3 * 1024 * 1024;
const longestSide = 1600;

/** What the server takes as it is. */
const taken = ['image/jpeg', 'image/png', 'image/webp'];

/**
 * Spares the reporter's data: photos above 3 MB are drawn again at no more than 1600 px, other kinds (HEIC) become JPEG. What the browser
 * cannot draw goes as it is, and the server says what it is.
 */
export const preparePhoto = async (file: File): Promise<Blob> => {
  const known = taken.includes(file.type);
  if (known && file.size <= sendAsIs) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const shrunk = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return shrunk && (!known || shrunk.size < file.size) ? carryExif(file, shrunk) : file;
};
