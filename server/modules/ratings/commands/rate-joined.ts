import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { rateJoined as endpoint, getJoinedRating } from '#contract/ratings/call-backs.ts';
import { command } from '#kernel/command.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findCase } from '#modules/cases/index.ts';
import type { Ratings } from '../ratings.ts';
import { type CallBackRow, callBacksOf, endCallBack, findCallBack } from '../store/call-backs.ts';

/** The open call-back of an own case about what goes on for it elsewhere. @throws case.not_found for a case that is not the viewer's own */
const openOf = async (tx: Tx, viewer: Viewer, caseId: string): Promise<CallBackRow | undefined> => {
  const file = await findCase(tx, caseId);
  if (!file || file.reporterId !== viewer.accountId) fail('case.not_found');
  return (await callBacksOf(tx, caseId)).findLast(({ ofCaseId, result }) => ofCaseId !== null && result === null);
};

export const joinedRating = ({ kernel }: Ratings, viewer: Viewer, caseId: string): Promise<z.input<typeof getJoinedRating.response>> =>
  kernel.db.read(accessOf(viewer), async (tx) => {
    const row = await openOf(tx, viewer, caseId);
    const open = row !== undefined && row.until >= kernel.clock.now();
    return { open, until: open ? row.until.toISOString() : null };
  });

/** Rates what another case did for an own one that has joined it. */
export const rateJoined = (
  { kernel }: Ratings,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<z.input<typeof endpoint.response>> =>
  command(
    kernel,
    viewer,
    `ratings.rate_joined ${caseId}`,
    body,
    async ({ tx, at }) => {
      const found = await openOf(tx, viewer, caseId);
      const row = found && (await findCallBack(tx, found.id, true));
      if (!row || row.result !== null || row.until < at) return fail('ratings.call_back_over');
      await endCallBack(tx, caseId, row.round, { result: 'rated', way: 'reporter', rating: body.rating, at });
      return { id: row.id };
    },
    async ({ tx }, { id }) => {
      const file = await findCase(tx, caseId);
      if (file?.reporterId !== viewer.accountId) fail('case.not_found');
      return { rated: (await findCallBack(tx, id))?.result === 'rated' };
    },
  );
