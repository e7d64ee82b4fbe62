import sharp from 'sharp';
import type { District, Who } from '#tools/testing/district.ts';

/** A photo somebody has just taken. */
export const photoOf = async (d: District, who: Who): Promise<string> => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#44aa00' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as(who)).upload(bytes)).body.id;
};
