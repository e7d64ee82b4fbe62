import { limits } from '#contract/cases/lifecycle.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Attachment } from '../domain/chain.ts';
import { claimFiles, lockOwnFiles } from '../store/files.ts';

/**
 * Ties the viewer's uploaded photos to a case, once each.
 * @throws `file.too_many`, `file.not_found` for a photo that is not the viewer's own, `file.already_used`
 */
export const takePhotos = async (tx: Tx, viewer: Viewer, photoIds: readonly string[], caseId: string): Promise<Attachment[]> => {
  if (photoIds.length === 0) return [];
  const ids = [...new Set(photoIds)];
  if (ids.length > limits.photosMax) fail('file.too_many', { max: limits.photosMax });
  const files = await lockOwnFiles(tx, ids, viewer.accountId);
  const missing = ids.find((id) => !files.some((f) => f.id === id));
  if (missing) fail('file.not_found', { id: missing });
  const used = files.find((f) => f.caseId !== null);
  if (used || (await claimFiles(tx, ids, caseId)) !== ids.length) fail('file.already_used', { id: used?.id });
  return ids.map((id) => ({ id, sha256: files.find((f) => f.id === id)?.sha256.toString('hex') ?? '' }));
};
