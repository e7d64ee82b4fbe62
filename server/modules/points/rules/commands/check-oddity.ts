import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { presentOddity } from '../queries/oddities.ts';
import { holdOddity, setChecked } from '../store/oddities.ts';

/** Says what was found about something odd. Whoever confirmed it does not judge it. */
export const checkOddity = (context: Context, viewer: Viewer, oddityId: string, body: { id: string; finding: string }) =>
  command(
    context.kernel,
    viewer,
    `points.check_oddity ${oddityId}`,
    body,
    async ({ tx, at, log }) => {
      const row = await holdOddity(tx, oddityId);
      if (!row || !can(viewer, 'points.supervise', pathOfCode(row.areaCode))) return fail('points.oddity_not_found');
      if (row.checkedAt) fail('points.oddity_checked');
      if (row.accountId === viewer.accountId) fail('points.second_person');
      await setChecked(tx, oddityId, { by: viewer.accountId, at, finding: body.finding });
      await log('points.oddity_checked', oddityId, { data: { kind: row.kind } });
      return { id: oddityId };
    },
    ({ tx }) => presentOddity(context, tx, viewer, oddityId),
  );
