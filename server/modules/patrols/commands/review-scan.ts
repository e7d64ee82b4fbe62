import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { reviewScan as endpoint, PatrolScan } from '#contract/patrols/scans.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, eyeOf } from '../context.ts';
import { showRound } from '../live.ts';
import { leads } from '../policy.ts';
import { getScan, presentScan } from '../queries/scans.ts';
import { countRounds, lockRound } from '../store/rounds.ts';
import { setReview } from '../store/scans.ts';

/** Judges a scan in doubt, once. Set aside, its stop counts as not passed, and whoever made it is told. */
export const reviewScan = async (
  context: Context,
  viewer: Viewer,
  scanId: string,
  body: z.output<NonNullable<typeof endpoint.body>>,
): Promise<PatrolScan> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `patrols.review_scan ${scanId}`,
    body,
    async ({ tx, at, actorId, jurisdictionId, log }) => {
      const seen = await getScan(eye, tx, scanId);
      const area = eye.snapshot.find(seen.areaCode) ?? eye.snapshot.root;
      if (!leads(viewer, area.path)) fail('session.forbidden');
      // the round first, as whoever records into it takes it
      await lockRound(tx, seen);
      const scan = await getScan(eye, tx, scanId, true);
      if (scan.doubts.length === 0 || scan.review !== null) fail('patrols.scan_reviewed');
      await setReview(tx, scanId, { review: body.verdict, reason: body.reason, by: viewer.accountId, at });
      await countRounds(tx, [scan]);
      if (body.verdict === 'set_aside' && scan.accountId !== null)
        await notify(tx, jurisdictionId, [
          {
            kind: 'patrols.set_aside',
            variant: 'scan',
            to: { accounts: [scan.accountId] },
            except: actorId,
            subject: scanId,
            data: { area: eye.snapshot.describe(area) },
            cause: scanId,
            at,
          },
        ]);
      await log('patrols.scan_reviewed', scanId, { reason: body.reason, data: { verdict: body.verdict } });
      await showRound(tx, jurisdictionId, area.path);
      return scanId;
    },
    ({ tx }) => presentScan(eye, tx, scanId),
  );
};
