import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { AskedSurvey, MySurvey } from '#contract/surveys/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { answersOfKeys } from '../store/answers.ts';
import { findByCode, placesOfPerson, type RollShown } from '../store/roll.ts';
import { findSurvey, type SurveyRow } from '../store/surveys.ts';
import { placeAt } from './present.ts';

const labelOf = (r: RollShown): string => `${r.building ?? ''}${r.label}`;

const present = (eye: Eye, s: SurveyRow, places: readonly RollShown[]): AskedSurvey => ({
  id: s.id,
  title: s.title,
  purpose: s.purpose,
  asker: placeAt(eye, s.areaPath.replaceAll('.', '')).name,
  asked: s.asked,
  anonymous: s.anonymous,
  // the day over, it takes no more answers, whether or not the job has been there
  state: s.state === 'open' && s.closesOn < eye.today ? 'closed' : s.state,
  opensOn: s.opensOn,
  closesOn: s.closesOn,
  sample: s.sampleSize !== null,
  places: places.map((r) => ({ key: r.key, label: labelOf(r), answered: r.way })),
});

const placesOf = async (tx: Tx, viewer: Viewer) => {
  const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
  return person === null ? [] : placesOfPerson(tx, person);
};

const yearLong = 366 * 86_400_000;
/** Surveys that ask somebody or their household: open ones first, those that end soonest at the top, then those that will begin. */
export const surveysOfMine = async (context: Context, viewer: Viewer): Promise<{ items: AskedSurvey[] }> => {
  const eye = await eyeOf(context, viewer);
  const since = shanghaiDay(new Date(eye.now.getTime() - yearLong));
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const items: AskedSurvey[] = [];
    for (const [id, places] of Map.groupBy(await placesOf(tx, viewer), ({ surveyId }) => surveyId)) {
      const survey = await findSurvey(tx, id);
      if (survey && (survey.state === 'open' || survey.state === 'planned' || (survey.state === 'closed' && survey.closesOn >= since)))
        items.push(present(eye, survey, places));
    }
    const order = (s: AskedSurvey): string => (s.state === 'open' ? `0${s.closesOn}` : s.state === 'planned' ? '1' : '2');
    return { items: items.sort((a, b) => (order(a) === order(b) ? (a.closesOn < b.closesOn ? 1 : -1) : order(a) < order(b) ? -1 : 1)) };
  });
};

/** One of them with its questions. @throws surveys.survey_not_found, surveys.code_wrong */
export const surveyOfMine = async (context: Context, viewer: Viewer, id: string, code: string | null): Promise<MySurvey> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const known = (await placesOf(tx, viewer)).filter(({ surveyId }) => surveyId === id);
    const found = code === null || known.length > 0 ? null : await findByCode(tx, code);
    if (code !== null && known.length === 0 && found?.surveyId !== id) fail('surveys.code_wrong');
    const places: readonly RollShown[] = found ? [found] : known;
    const survey = await findSurvey(tx, id);
    if (!survey || places.length === 0 || survey.state === 'draft' || survey.state === 'withdrawn') return fail('surveys.survey_not_found');
    // whoever has the letter answers, and is not shown what the household has answered
    const answers =
      survey.anonymous || found
        ? []
        : await answersOfKeys(
            tx,
            id,
            places.map(({ key }) => key),
          );
    return { ...present(eye, survey, places), form: survey.form, answers: Object.fromEntries(answers), results: survey.state === 'closed' };
  });
};

/** @throws surveys.code_wrong */
export const surveyByCode = async (context: Context, viewer: Viewer, code: string): Promise<{ surveyId: string }> => {
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => findByCode(tx, code));
  return found ? { surveyId: found.surveyId } : fail('surveys.code_wrong');
};
