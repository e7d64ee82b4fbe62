import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AccountsRow, setAccountsRhythm } from '#contract/disclosures/accounts.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, disclosureCommand } from '../context.ts';
import { mayPublish, mayRead } from '../policy.ts';
import { accountsOf } from '../queries/accounts.ts';
import { setRhythm } from '../store/accounts.ts';

/** Says how often accounts of a community are due. @throws session.forbidden, territory.area_not_found */
export const setRhythmOf = (
  context: Context,
  viewer: Viewer,
  code: string,
  body: z.output<NonNullable<typeof setAccountsRhythm.body>>,
): Promise<AccountsRow> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.set_rhythm ${code}`,
    body,
    async ({ eye, tx, actorId, at, log }) => {
      const area = areaOf(eye, code);
      if (!mayPublish(viewer, area.path)) fail('session.forbidden');
      await setRhythm(tx, area.code, body.rhythm, actorId, at);
      await log('disclosures.rhythm_set', area.code, { data: { rhythm: body.rhythm } });
      return area.code;
    },
    async (eye, tx, done) => {
      const area = areaOf(eye, done);
      if (!mayRead(viewer, area.path)) fail('session.forbidden');
      return (await accountsOf(eye, tx, [area]))[0] ?? fail('territory.area_not_found', { code });
    },
  );
