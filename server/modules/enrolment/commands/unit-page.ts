import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { appraiseUnit, UnitPage, writeUnitPaper } from '#contract/enrolment/records.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, eyeOf } from '../context.ts';
import { presentUnitPage, standToUnit } from '../queries/unit-page.ts';
import { insertAppraisal, insertPaper, yearOfUnit } from '../store/papers.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** What the unit says of itself (its branch or contact person), or what the community tells it. @throws session.forbidden */
export const writePaper = async (
  context: Context,
  viewer: Viewer,
  unitId: string,
  body: Body<typeof writeUnitPaper>,
): Promise<UnitPage> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.write_paper ${unitId}`,
    body,
    async ({ tx, at, log }) => {
      const { branch, contact, manages } = await standToUnit(eye, tx, unitId);
      if (!branch && !contact && !manages) fail('session.forbidden');
      const kind = branch || contact ? 'statement' : 'bulletin';
      await insertPaper(tx, { id: body.id, unitId, kind, title: body.title, body: body.body, at, byId: viewer.accountId });
      await log('enrolment.paper_written', unitId, { data: { kind, title: body.title } });
      return unitId;
    },
    ({ tx }, id) => presentUnitPage(eye, tx, id),
  );
};

/** How the community found the unit in a year, with the counts of the year beside it. @throws enrolment.appraised, session.forbidden */
export const appraise = async (context: Context, viewer: Viewer, unitId: string, body: Body<typeof appraiseUnit>): Promise<UnitPage> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.appraise ${unitId}`,
    body,
    async ({ tx, at, log }) => {
      const { row, manages, branch, contact } = await standToUnit(eye, tx, unitId);
      // nobody appraises the unit they speak for
      if (!row || !manages || branch || contact) return fail('session.forbidden');
      const { year, word, text } = body;
      const figures = { ...(await yearOfUnit(tx, unitId, year)), kept: row.kept, promised: row.promised };
      const appraisal = { id: body.id, unitId, areaPath: row.areaPath, year, word, text, figures, at, byId: viewer.accountId };
      if (!(await insertAppraisal(tx, appraisal))) fail('enrolment.appraised', { year });
      await log('enrolment.appraised', unitId, { data: { year, word } });
      return unitId;
    },
    ({ tx }, id) => presentUnitPage(eye, tx, id),
  );
};
