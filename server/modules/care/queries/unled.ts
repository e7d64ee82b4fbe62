import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { UnledCare } from '#contract/care/records.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { codesOf } from '../policy.ts';
import { leadsIn } from '../store/records.ts';
import { visitorsOf } from '../visitors.ts';

/** Whether somebody holds a post by which they lead in an area. */
export const leadsThere = async ({ context, viewer, now }: Eye, tx: Tx, areaPath: string, leadId: string): Promise<boolean> =>
  (await visitorsOf(context, tx, viewer.jurisdictionId, now, areaPath)).get(leadId)?.keeps ?? false;

/** Records of the viewer's areas that nobody leads: whoever did has no post there any more. */
export const unledRecords = async (eye: Eye, tx: Tx): Promise<UnledCare[]> => {
  const found = await leadsIn(tx, eye.today, codesOf(areasWith(eye.viewer, 'care.keep')));
  const { context, viewer, now } = eye;
  // many records, few areas
  const paths = [...new Set(found.map(({ areaPath }) => areaPath))];
  const fit = new Map<string, Awaited<ReturnType<typeof visitorsOf>>>();
  for (const path of paths) fit.set(path, await visitorsOf(context, tx, viewer.jurisdictionId, now, path));
  return found.flatMap(({ id, areaPath, leadId, visitors, consentUntil }) =>
    fit.get(areaPath)?.get(leadId)?.keeps ? [] : [{ id, area: areaOf(eye, areaPath), visitors, consentUntil }],
  );
};

/** @throws session.forbidden */
export const unledList = async (context: Context, viewer: Viewer): Promise<{ items: UnledCare[] }> => {
  if (!can(viewer, 'care.keep')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return { items: await context.kernel.db.read(accessOf(viewer), (tx) => unledRecords(eye, tx)) };
};
