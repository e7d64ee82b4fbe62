import sharp from 'sharp';
import type { District, Who } from '#tools/testing/district.ts';

/** A photo somebody of the district has uploaded; its id. */
export const testPhotoOf = async (d: District, who: Who = 'clerk'): Promise<string> => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#889' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as(who)).upload(bytes)).body.id as string;
};
