import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { changeSurvey as changeEndpoint, draftSurvey as draftEndpoint, SurveyDetail } from '#contract/surveys/api.ts';
import { surveyFormats } from '#contract/surveys/kinds.ts';
import { controlShare } from '#contract/surveys/settings.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { fail } from '#kernel/errors.ts';
import { requireForm } from '#kernel/forms.ts';
import { idOf } from '#kernel/ids.ts';
import { type Context, type Eye, surveyCommand } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { surveyShown } from '../queries/present.ts';
import { insertSurvey, lockSurvey, type NewSurvey, updateSurvey } from '../store/surveys.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Facts = Body<typeof changeEndpoint>;

/** A seed nobody can have chosen. */
export const newSeed = (): string => randomBytes(12).toString('hex');

/** Refuses what says who somebody is, and photos. @throws form.schema_wrong, surveys.question_personal */
export const requireQuestions = (form: FormSchema): void => {
  requireForm(form);
  for (const q of readForm(form).questions) {
    const format = q.format ?? q.items?.format;
    if (format !== undefined && !surveyFormats.includes(format)) fail('surveys.question_personal', { title: q.words.title });
  }
};

/** What is asked where, as far as it may be. @throws territory.area_not_found, surveys.area_outside, surveys.staff_named, surveys.days_reversed */
const factsOf = (
  { snapshot, settings }: Eye,
  areaPath: string,
  f: Omit<Facts, 'id' | 'version'>,
): Omit<NewSurvey, 'id' | 'areaPath' | 'seed' | 'subjectType' | 'subjectId'> => {
  requireQuestions(f.form);
  for (const code of f.areaCodes) {
    const area = snapshot.find(code) ?? fail('territory.area_not_found', { code });
    if (!isWithin(area.path, areaPath)) fail('surveys.area_outside', { name: snapshot.describe(area) });
  }
  if (f.asked === 'staff' && f.anonymous) fail('surveys.staff_named');
  const { title, purpose, form, asked, anonymous, closesOn, basis } = f;
  const controlPercent = f.controlPercent ?? settingOf(controlShare, settings);
  const [sampleSize, opensOn] = asked === 'staff' ? [null, null] : [f.sampleSize, f.opensOn];
  if (opensOn !== null && opensOn > closesOn) fail('surveys.days_reversed');
  return {
    title,
    purpose,
    askedAreas: [...new Set(f.areaCodes)],
    form,
    asked,
    anonymous,
    sampleSize,
    controlPercent,
    opensOn,
    closesOn,
    basis,
  };
};

/** Begins a survey in the name of an area. */
export const draftSurvey = (context: Context, viewer: Viewer, body: Body<typeof draftEndpoint>): Promise<SurveyDetail> =>
  surveyCommand(
    context,
    viewer,
    'surveys.draft',
    body,
    async ({ eye, tx, log, actorId, at }) => {
      const { path } = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
      if (!mayManage(viewer, path)) fail('session.forbidden');
      const id = idOf(at);
      const rest = { id, areaPath: path, seed: newSeed(), subjectType: null, subjectId: null };
      await insertSurvey(tx, { ...factsOf(eye, path, body), ...rest }, { actorId, at });
      await log('surveys.drafted', id, { data: { title: body.title } });
      return id;
    },
    surveyShown,
  );

/** A survey the viewer asks, held. @throws surveys.survey_not_found, session.forbidden */
export const holdSurvey = async ({ viewer }: Eye, tx: Parameters<typeof lockSurvey>[0], id: string) => {
  const row = await lockSurvey(tx, id);
  if (!row || !mayRead(viewer, row.areaPath)) return fail('surveys.survey_not_found');
  return mayManage(viewer, row.areaPath) ? row : fail('session.forbidden');
};

/** Changes a survey while nobody has been asked. */
export const changeSurvey = (context: Context, viewer: Viewer, id: string, body: Facts): Promise<SurveyDetail> =>
  surveyCommand(
    context,
    viewer,
    `surveys.change ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const row = await holdSurvey(eye, tx, id);
      if (row.state !== 'draft') fail('surveys.not_draft');
      if (row.subjectType !== null) fail('surveys.belongs');
      if (row.version !== body.version) fail('surveys.survey_changed', { version: row.version });
      await updateSurvey(tx, { id, ...factsOf(eye, row.areaPath, body) });
      await log('surveys.changed', id, { data: { title: body.title } });
      return id;
    },
    surveyShown,
  );
