import exifReader from 'exif-reader';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { carryExif } from './exif.ts';

const picture = () => sharp({ create: { width: 64, height: 32, channels: 3, background: '#7a8' } });
const blobOf = (bytes: Buffer): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
const readBack = async (photo: Blob) => sharp(Buffer.from(await photo.arrayBuffer())).metadata();

test('the place of the original stays with the shrunken photo, which lies upright', async () => {
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '26/1 52/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '100/1 14/1 0/1' };
  const original = await picture()
    .withExif({ IFD3: place })
    .withMetadata({ orientation: 6, exif: { IFD3: place } })
    .jpeg()
    .toBuffer();
  const shrunk = await picture().resize(16).jpeg().toBuffer();
  const meta = await readBack(await carryExif(blobOf(original), blobOf(shrunk)));
  expect(meta).toMatchObject({ width: 16, format: 'jpeg', orientation: 1 });
  expect(exifReader(meta.exif as Buffer).GPSInfo?.GPSLatitude).toEqual([26, 52, 30]);
});

test('an original without a place, or one that is no JPEG, leaves the photo as it is', async () => {
  const shrunk = blobOf(await picture().jpeg().toBuffer());
  expect(await carryExif(blobOf(await picture().jpeg().toBuffer()), shrunk)).toBe(shrunk);
  expect(await carryExif(blobOf(await picture().png().toBuffer()), shrunk)).toBe(shrunk);
  expect(await carryExif(new Blob(['PK']), shrunk)).toBe(shrunk);
});
