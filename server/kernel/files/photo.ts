import exifReader from 'exif-reader';
import sharp, { type Metadata } from 'sharp';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/states.ts';
import { fail } from '../errors.ts';
import { kindOfFile } from './kind-of-file.ts';
import { accuracyOf, pointOf } from './photo-point.ts';

/** Longest side of a stored photo and of its thumbnail, in pixels. */
const longest = 2048;
const thumbnail = 320;
const formats = ['jpeg', 'png', 'webp'];

// two cores serve everybody: photos must not take them all
sharp.concurrency(1);
sharp.cache(false);
/** Photos being worked on at once in this process; the others wait their turn. */
const turns = 2;
let working = 0;
const waiting: (() => void)[] = [];
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (working >= turns) await new Promise<void>((go) => waiting.push(go));
  working++;
  try {
    return await work();
  } finally {
    working--;
    waiting.shift()?.();
  }
};

const open = (bytes: Buffer) => sharp(bytes, { limitInputPixels: limits.photoPixelsMax, failOn: 'error', sequentialRead: true });

/** Names what is certainly no JPEG, PNG or WebP, so that the person knows what they hold and how to send it. */
const refuseOtherKinds = (bytes: Buffer): void => {
  const kind = kindOfFile(bytes);
  if (kind === 'heic') fail('file.heic');
  if (kind !== null) fail('file.other_kind', { kind });
};

/** What a photo tells of where it was taken; told to its uploader alone, never stored. */
const suggestion = (exif: Buffer | undefined): Pick<UploadedPhoto, 'point' | 'accuracy'> => {
  const unknown = { point: null, accuracy: null };
  if (!exif) return unknown;
  try {
    const gps = exifReader(exif).GPSInfo;
    const point = pointOf(gps);
    return point ? { point, accuracy: accuracyOf(gps) } : unknown;
  } catch {
    return unknown; // a broken EXIF block only costs the suggestion
  }
};

const hasMetadata = (m: Metadata): boolean =>
  [m.exif, m.xmp, m.iptc, m.tifftagPhotoshop].some((part) => part !== undefined) || (m.comments?.length ?? 0) > 0;

/** A photo ready to be kept, and what it told of where it was taken. */
export interface PreparedPhoto {
  readonly full: Buffer;
  readonly small: Buffer;
  readonly width: number;
  readonly height: number;
  readonly taken: Pick<UploadedPhoto, 'point' | 'accuracy'>;
}

/**
 * Prepares one photo: checked by its content, turned upright, scaled, re-encoded without any metadata; only the re-encoded picture is
 * kept. Fails closed: when the result still carries metadata it is refused.
 * @throws `file.too_large`, `file.not_an_image`, `file.heic`, `file.other_kind`, `file.too_many_pixels`, `file.unreadable`, `file.metadata_not_removed`
 */
export const preparePhoto = async (bytes: Buffer): Promise<PreparedPhoto> => {
  if (bytes.length > limits.photoBytesMax)
    fail('file.too_large', { megabytes: (bytes.length / 1_048_576).toFixed(1), max: limits.photoBytesMax / 1_048_576 });
  if (bytes.length === 0) fail('file.not_an_image');
  refuseOtherKinds(bytes);
  return inTurn(async () => {
    // reading the head alone is harmless, whatever size it claims
    const metadata = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => fail('file.not_an_image'));
    if (!formats.includes(metadata.format ?? '') || (metadata.pages ?? 1) > 1) fail('file.not_an_image');
    const pixels = metadata.width * metadata.height;
    if (pixels > limits.photoPixelsMax)
      fail('file.too_many_pixels', { megapixels: Math.ceil(pixels / 1e6), max: limits.photoPixelsMax / 1e6 });
    const [full, small] = await Promise.all([
      open(bytes)
        .rotate()
        .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 82 })
        .toBuffer({ resolveWithObject: true }),
      open(bytes)
        .rotate()
        .resize({ width: thumbnail, height: thumbnail, fit: 'cover' })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 74 })
        .toBuffer(),
    ]).catch(() => fail('file.unreadable'));
    const left = await Promise.all([sharp(full.data).metadata(), sharp(small).metadata()]);
    if (left.some(hasMetadata)) fail('file.metadata_not_removed');
    const { width, height } = full.info;
    return { full: full.data, small, width, height, taken: suggestion(metadata.exif) };
  });
};

/** A part of a photo, in thousandths of its width and height from the upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A prepared photo with parts of it painted over; nothing of what was there is left in it. */
export const coverPhoto = (photo: Buffer, rectangles: readonly Rectangle[]): Promise<Pick<PreparedPhoto, 'full' | 'small'>> =>
  inTurn(async () => {
    const { width, height } = await sharp(photo).metadata();
    const boxes = rectangles.map(
      (r) =>
        `<rect x="${(r.x * width) / 1000}" y="${(r.y * height) / 1000}" width="${(r.width * width) / 1000}" height="${(r.height * height) / 1000}"/>`,
    );
    const cover = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join('')}</svg>`);
    const full = await open(photo)
      .composite([{ input: cover }])
      .jpeg({ quality: 82 })
      .toBuffer();
    const small = await open(full).resize({ width: thumbnail, height: thumbnail, fit: 'cover' }).jpeg({ quality: 74 }).toBuffer();
    return { full, small };
  });
