import sharp from 'sharp';
import type { District } from '#tools/testing/district.ts';

/** A case of the first grid with a photo of one colour, 600 × 400. */
export const caseWithPhoto = async (d: District): Promise<{ caseId: string; photoId: string }> => {
  const resident = await d.as('resident');
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#e05030' } })
    .jpeg()
    .toBuffer();
  const photo = await resident.upload(picture);
  const { body } = await resident.report({ photoIds: [photo.body.id] });
  return { caseId: body.caseId, photoId: photo.body.id };
};
