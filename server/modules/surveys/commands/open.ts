import type { Viewer } from '#contract/accounts/viewer.ts';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, staffSubject, surveyCommand } from '../context.ts';
import { surveyShown } from '../queries/present.ts';
import { insertRoll } from '../store/roll.ts';
import { setOpen } from '../store/surveys.ts';
import { holdSurvey } from './draft.ts';
import { openRow, staffRoll } from './opening.ts';

/** Opens a survey. Residents are told and are free; staff is asked by one demand for each area, which is counted and may be refused. */
export const openSurvey = async (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number },
): Promise<SurveyDetail> => {
  const { jurisdictionId } = viewer;
  const asking = await context.demands.asking(jurisdictionId);
  return context.demands.notingRefusals(jurisdictionId, () =>
    surveyCommand(
      context,
      viewer,
      `surveys.open ${id}`,
      body,
      async ({ eye, tx, log, actorId, at }) => {
        const row = await holdSurvey(eye, tx, id);
        if (row.state !== 'draft') fail('surveys.not_draft');
        if (row.version !== body.version) fail('surveys.survey_changed', { version: row.version });
        const by = { jurisdictionId, actorId, at };
        if (row.asked !== 'staff') await openRow(tx, by, row);
        else {
          if (row.form.order.length === 0) fail('surveys.no_questions');
          if (row.closesOn < eye.today) fail('surveys.day_passed', { day: row.closesOn });
          if (row.basis === null) return fail('surveys.basis_needed');
          const roll = staffRoll(row, eye.snapshot, at);
          if (roll.length === 0) fail('surveys.nobody_asked');
          await insertRoll(tx, id, roll);
          await setOpen(tx, id, at);
          await asking.ask(tx, by, {
            requestId: id,
            askerPath: row.areaPath,
            addressees: roll.map(({ key, areaPath }) => ({ areaPath, subjectId: key })),
            kind: 'form',
            title: row.title,
            note: row.purpose.slice(0, 200),
            basis: { kind: 'document', text: row.basis },
            items: row.form.order.length,
            contents: [],
            need: null,
            exception: null,
            dueOn: row.closesOn,
            subjectType: staffSubject,
          });
        }
        await log('surveys.opened', id, { data: { title: row.title } });
        return id;
      },
      surveyShown,
    ),
  );
};
