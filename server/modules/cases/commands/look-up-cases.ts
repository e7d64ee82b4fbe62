import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CaseRow } from '#contract/cases/api.ts';
import { accessOf } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { casesOfDesk, type DeskQuery } from '../queries/list-cases.ts';
import { keepLook } from './keep-look.ts';

/**
 * One page of the cases a viewer's desk shows. Where cases were found by digits that are starred in them, each of them is kept as a look, as when
 * a name is revealed, before anything is shown.
 */
export const lookUpCases = async (cases: Cases, viewer: Viewer, query: DeskQuery): Promise<{ items: CaseRow[]; next: string | null }> => {
  const { seenThrough, ...page } = await casesOfDesk(cases, viewer, query);
  if (seenThrough.length === 0) return page;
  const at = cases.kernel.clock.now();
  // the trail does not say what the screen hides
  const reason = (query.q ?? '').replace(/\p{N}(?=.{4})/gu, '*');
  await cases.kernel.db.write(accessOf(viewer), async (tx) => {
    for (const { id: caseId, number } of seenThrough)
      await keepLook(tx, viewer, { caseId, number, postId: null, action: 'cases.found_by_number', reason, at });
  });
  return page;
};
