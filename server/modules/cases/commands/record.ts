import type { Viewer } from '#contract/accounts/viewer.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from '../cases.ts';
import { sightPost } from '../policy.ts';
import { type CaseRecord, lockCase } from '../store/cases.ts';
import { append } from './append.ts';
import { takePhotos } from './take-photos.ts';

/** What a module writes into the log of a case. */
export interface Note {
  /** `<module>.<what>`; its sentence stands under `records.<what>` in the words of the module and may name `data`. */
  readonly what: string;
  /** Facts that stay: numbers, days, codes, names of organisations as they were called; never a person nor a text somebody wrote. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Texts somebody wrote, erased when their time is over; `text` is shown under the sentence. */
  readonly words?: Readonly<Record<string, string>>;
  readonly reason?: string | null;
  /** Photos the viewer has uploaded, which become photos of the case. */
  readonly photoIds?: readonly string[];
  /** Organisations that see the case from now on. */
  readonly involve?: readonly string[];
  /** Whether the reporter reads it in the timeline as well; left out: staff alone. */
  readonly public?: boolean;
}

/** As whom somebody writes: in the post that has the case before it, else as its reporter. */
const standingIn = (viewer: Viewer, file: CaseRecord) => {
  const post = sightPost(viewer, file);
  if (post) return { role: post.role, postId: post.id, organisationId: post.organisationId };
  return file.reporterId === viewer.accountId ? { role: 'resident', postId: null, organisationId: null } : fail('case.not_found');
};

/**
 * Writes into the log of a case what another module did about it; its state and clocks stay. What follows in the transaction sees everything.
 * @param viewer null: the platform itself
 * @returns the case as it now stands
 * @throws `case.not_found`; `case.action_not_allowed` once it is archived
 */
export const record = async (
  { kernel }: Cases,
  tx: Tx,
  { jurisdictionId, viewer }: { jurisdictionId: string; viewer: Viewer | null },
  caseId: string,
  note: Note,
): Promise<CaseRecord> => {
  const file = (await lockCase(tx, caseId)) ?? fail('case.not_found');
  if (file.state === 'archived') fail('case.action_not_allowed', { state: file.state, action: 'record' });
  const actor = viewer && { accountId: viewer.accountId, standing: standingIn(viewer, file) };
  const attachments = viewer && note.photoIds ? await takePhotos(tx, viewer, note.photoIds, caseId) : [];
  const involved = note.involve?.filter((id) => !file.involvedOrgs.includes(id)) ?? [];
  const data = {
    ...note.data,
    what: note.what,
    ...(involved.length > 0 && { involved }),
    ...(note.public === true && { public: true }),
  };
  await seeAll(tx);
  return append(tx, file, {
    jurisdictionId,
    action: 'record',
    decision: {
      from: file.state,
      to: file.state,
      changes: involved.length > 0 ? { involvedOrgs: [...file.involvedOrgs, ...involved] } : {},
      data,
      words: note.words ?? {},
      basis: {},
    },
    actor,
    reason: note.reason ?? null,
    attachments,
    at: kernel.clock.now(),
  });
};
