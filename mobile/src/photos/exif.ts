/** Bytes of a JPEG's Exif segment (marker included) or null. Looks only where cameras put it: before the picture data. */
const exifOf = (bytes: DataView): Uint8Array | null => {
  if (bytes.byteLength < 4 || bytes.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 < bytes.byteLength) {
    const marker = bytes.getUint16(at);
    if (marker === 0xffda || marker >> 8 !== 0xff) return null;
    const length = bytes.getUint16(at + 2);
    if (marker === 0xffe1 && bytes.getUint32(at + 4) === 0x45786966) return new Uint8Array(bytes.buffer.slice(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
};

/** Sets the orientation to "upright": the browser has already turned the picture while drawing it. */
const upright = (segment: Uint8Array): void => {
  const view = new DataView(segment.buffer);
  const tiff = 10;
  if (view.byteLength < tiff + 10) return;
  const little = view.getUint16(tiff) === 0x4949;
  const first = tiff + view.getUint32(tiff + 4, little);
  if (first + 2 > view.byteLength) return;
  const count = view.getUint16(first, little);
  for (let i = 0; i < count && first + 14 + i * 12 <= view.byteLength; i++) {
    const entry = first + 2 + i * 12;
    if (view.getUint16(entry, little) === 0x0112) view.setUint16(entry + 8, 1, little);
  }
};

/**
 * Gives a shrunken JPEG the Exif segment of its original, so that the server can still suggest the place where it was taken (and then
 * remove it, as it does with every photo). Originals without one leave the photo as it is.
 */
export const carryExif = async (original: Blob, shrunk: Blob): Promise<Blob> => {
  const segment = exifOf(new DataView(await original.slice(0, 256 * 1024).arrayBuffer()));
  if (!segment) return shrunk;
  upright(segment);
  return new Blob([shrunk.slice(0, 2), segment as Uint8Array<ArrayBuffer>, shrunk.slice(2)], { type: 'image/jpeg' });
};
