import type { Viewer } from '#contract/accounts/viewer.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Attachment } from '../domain/chain.ts';
import { claimFiles, lockOwnFreeFiles, ownsFile } from '../store/files.ts';

/**
 * Ties the viewer's uploaded photos to a case, once each.
 * @throws `file.too_many`, `file.not_found` for a photo that is not the viewer's own, `file.already_used`
 */
export const takePhotos = async (tx: Tx, viewer: Viewer, photoIds: readonly string[], caseId: string): Promise<Attachment[]> => {
  if (photoIds.length === 0) return [];
  const ids = [...new Set(photoIds)];
  if (ids.length > limits.photosMax) fail('file.too_many', { max: limits.photosMax });
  const files = await lockOwnFreeFiles(tx, ids, viewer.accountId);
  const missing = ids.find((id) => !files.some((f) => f.id === id));
  if (missing) fail((await ownsFile(tx, missing, viewer.accountId)) ? 'file.already_used' : 'file.not_found', { id: missing });
  if ((await claimFiles(tx, ids, caseId)) !== ids.length) throw new Error('locked photos were claimed by somebody else');
  return ids.map((id) => ({ id, sha256: files.find((f) => f.id === id)?.sha256.toString('hex') ?? '' }));
};
