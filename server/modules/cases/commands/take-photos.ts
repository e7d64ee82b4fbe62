import type { Viewer } from '#contract/accounts/viewer.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import { claim } from '#kernel/files/claim.ts';
import type { Attachment } from '../domain/chain.ts';

/**
 * Ties the viewer's uploaded photos to a case, once each.
 * @param most how many may be brought; a report's own are counted by its body, those among its answers by the form
 * @throws `file.too_many`, `file.not_found` for a photo that is not the viewer's own or no photo, `file.already_used`
 */
export const takePhotos = async (
  tx: Tx,
  viewer: Viewer,
  photoIds: readonly string[],
  caseId: string,
  most: number = limits.photosMax,
): Promise<Attachment[]> =>
  (await claim(tx, viewer, photoIds, { type: 'case', id: caseId }, 'photo', most)).map(({ id, sha256 }) => ({
    id,
    sha256: sha256.toString('hex'),
  }));
