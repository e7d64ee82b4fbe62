import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, eyeOf } from '../context.ts';
import { windowOf } from '../domain/dues.ts';
import { dutyShown, isOwn } from '../queries/present.ts';
import { sealReport } from '../sealing.ts';
import { findDuty } from '../store/duties.ts';
import { lockHolder } from '../store/holders.ts';
import { insertReport } from '../store/reports.ts';

/**
 * Tells what was done in a duty on a day of its term; the time stands in the one record of served time, where somebody else certifies it.
 * @throws duties.report_day, and by the rules of served time
 */
export const reportDuty = async (
  context: Context,
  viewer: Viewer,
  holderId: string,
  body: z.output<NonNullable<typeof api.reportDuty.body>>,
): Promise<z.input<typeof api.reportDuty.response>> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `duties.report ${holderId}`,
    body,
    async ({ tx, at }) => {
      const h = await lockHolder(tx, holderId);
      if (!h || !isOwn(eye, h)) return fail('duties.holder_not_found');
      if (h.state !== 'active' || h.fromOn === null) return fail('duties.step_over');
      if (body.day < h.fromOn || body.day > eye.today) fail('duties.report_day', { from: h.fromOn, until: eye.today });
      const d = (await findDuty(tx, h.dutyId)) ?? fail('duties.holder_not_found');
      await insertReport(tx, {
        id: body.id,
        holderId,
        day: body.day,
        minutes: body.minutes,
        dueKey: windowOf(d.rhythm, h.fromOn, body.day, eye.days),
        sealed: sealReport(eye.ring, body.id, body.words),
        keyVersion: eye.ring.version,
        at,
      });
      if (body.minutes > 0)
        await context.hours.record(tx, {
          id: body.id,
          person: h.personId,
          what: 'duties.duty',
          subjectId: d.id,
          kind: d.class,
          title: d.title,
          day: body.day,
          from: null,
          until: null,
          minutes: body.minutes,
          areaId: (eye.snapshot.findByPath(d.areaPath) ?? eye.snapshot.root).id,
          organisationId: d.organisationId,
          recordedBy: viewer.accountId,
          certifiedBy: null,
        });
      return { duty: h.dutyId };
    },
    ({ tx }, { duty }) => dutyShown(eye, tx, duty),
  );
};
