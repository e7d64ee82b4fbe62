import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { followCase as endpoint, FollowedCase, listFollowed } from '#contract/cases/alike.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { command } from '#kernel/command.ts';
import { seeAll, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from '../cases.ts';
import { lookups } from '../queries/present-case.ts';
import { toldCase } from '../queries/told-case.ts';
import { followedAmong, followedBy, setFollowed } from '../store/alike.ts';
import { findCase } from '../store/cases.ts';

/** Cases somebody follows at most. */
const most = 100;

/** Follows an open case without reporting it, or no longer. */
export const followCase = (
  { kernel }: Cases,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<z.input<typeof endpoint.response>> =>
  command(
    kernel,
    viewer,
    `cases.follow ${caseId}`,
    body,
    async ({ tx, at }) => {
      if (viewer.anonymous) fail('case.follow_needs_account');
      await seeAll(tx);
      const file = await findCase(tx, caseId);
      if (!file || (body.on && !(openStates as readonly string[]).includes(file.state))) return fail('case.not_found');
      if (body.on && (await followedBy(tx, viewer.accountId, most)).length >= most) fail('case.follow_limit', { max: most });
      await setFollowed(tx, caseId, viewer.accountId, body.on ? at : null);
      return { id: caseId };
    },
    async ({ tx }) => ({ on: (await followedAmong(tx, viewer.accountId, [caseId])).has(caseId) }),
  );

/** The cases a viewer follows, without a person. */
export const followedCases = async (cases: Cases, viewer: Viewer): Promise<z.input<typeof listFollowed.response>> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  return cases.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const items: FollowedCase[] = [];
    for (const id of await followedBy(tx, viewer.accountId, most)) {
      const file = await findCase(tx, id);
      if (!file) continue;
      const { reportedAt, since, ...told } = await toldCase(tx, l, file);
      items.push({ ...told, reportedAt: reportedAt.toISOString(), since: since.toISOString() });
    }
    return { items };
  });
};
