import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '../db.ts';
import { fail } from '../errors.ts';
import { claimFiles, type FileRow, lockOwnFreeFiles, ownsFile, type Subject } from './store.ts';

/**
 * Ties files the viewer has uploaded to a subject, once each, in the order given.
 * @param kind what the subject takes here; a file of the other kind counts as not found
 * @param most how many one command may bring
 * @throws `file.too_many`, `file.not_found` for a file that is not the viewer's own, `file.already_used`
 */
export const claim = async (
  tx: Tx,
  viewer: Viewer,
  given: readonly string[],
  subject: Subject,
  kind: FileRow['kind'],
  most: number,
): Promise<FileRow[]> => {
  if (given.length === 0) return [];
  const ids = [...new Set(given)];
  if (ids.length > most) fail('file.too_many', { max: most });
  const found = new Map((await lockOwnFreeFiles(tx, ids, viewer.accountId)).map((file) => [file.id, file]));
  for (const file of found.values()) if (file.kind !== kind) fail('file.not_found', { id: file.id });
  const missing = ids.find((id) => !found.has(id));
  if (missing) fail((await ownsFile(tx, missing, viewer.accountId)) ? 'file.already_used' : 'file.not_found', { id: missing });
  if ((await claimFiles(tx, ids, subject)) !== ids.length) throw new Error('locked files were claimed by somebody else');
  return ids.map((id) => found.get(id) as FileRow);
};
