import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { paperDays } from '#contract/surveys/settings.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { withdrawDemandsAbout } from '#modules/demands/index.ts';
import { type Context, staffSubject, surveyCommand, viewOf } from '../context.ts';
import { surveyShown } from '../queries/present.ts';
import { papersToDo, unenteredSheets } from '../store/answers.ts';
import { accountsAsked, pageOfRoll } from '../store/roll.ts';
import { lockSurvey, type SurveyRow, setEnded, setOpen, setReminded, surveysDue, surveysOver } from '../store/surveys.ts';
import { holdSurvey } from './draft.ts';
import { tellAsked } from './opening.ts';

/** Ends an open survey that is held: staff who have not answered are asked no more, and what asked for it goes on. */
export const endRow = async (
  context: Pick<Context, 'subjects'>,
  tx: Tx,
  by: By,
  s: SurveyRow,
  state: 'closed' | 'withdrawn',
  reason: string | null,
): Promise<void> => {
  await setEnded(tx, s.id, state, by.at, reason);
  if (s.asked === 'staff') {
    const open = await pageOfRoll(tx, s.id, { buildingId: null, open: true, words: null }, null, 100);
    await withdrawDemandsAbout(
      tx,
      by,
      staffSubject,
      open.map(({ key }) => key),
      reason ?? s.title,
    );
  }
  if (state === 'closed' && s.subjectType !== null && s.subjectId !== null)
    await context.subjects.get(s.subjectType)?.closed?.(tx, by, s.id, s.subjectId);
};

const end = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; reason?: string },
  state: 'closed' | 'withdrawn',
): Promise<SurveyDetail> =>
  surveyCommand(
    context,
    viewer,
    `surveys.${state} ${id}`,
    body,
    async ({ eye, tx, log, actorId, at }) => {
      const row = await holdSurvey(eye, tx, id);
      if (row.state !== 'open' && (state === 'closed' || (row.state !== 'draft' && row.state !== 'planned'))) fail('surveys.not_open');
      if (state === 'withdrawn' && row.subjectType !== null) fail('surveys.belongs');
      const { jurisdictionId } = viewer;
      await endRow(context, tx, { jurisdictionId, actorId, at }, row, state, body.reason ?? null);
      await log(`surveys.${state}`, id, { reason: body.reason ?? null });
      return id;
    },
    surveyShown,
  );
export const closeSurvey = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<SurveyDetail> =>
  end(context, viewer, id, body, 'closed');
export const withdrawSurvey = (context: Context, viewer: Viewer, id: string, body: { id: string; reason: string }): Promise<SurveyDetail> =>
  end(context, viewer, id, body, 'withdrawn');

/** Reminds whoever has not answered, once: more would be pressure. */
export const remindSurvey = (context: Context, viewer: Viewer, id: string, body: { id: string }): Promise<SurveyDetail> =>
  surveyCommand(
    context,
    viewer,
    `surveys.remind ${id}`,
    body,
    async ({ eye, tx, log, at }) => {
      const row = await holdSurvey(eye, tx, id);
      if (row.state !== 'open' || row.closesOn < eye.today) fail('surveys.not_open');
      if (!(await setReminded(tx, id, at))) fail('surveys.reminded_already');
      const accounts = await accountsAsked(tx, id, true);
      if (accounts.length > 0)
        await notify(tx, viewer.jurisdictionId, [
          {
            kind: 'surveys.asked',
            variant: 'reminded',
            to: { accounts },
            subject: id,
            data: { day: row.closesOn },
            cause: `${id} reminded`,
            at,
          },
        ]);
      await log('surveys.reminded', id, { data: { accounts: accounts.length } });
      return id;
    },
    surveyShown,
  );

/** Begins announced surveys on their first day and ends those whose last day has passed and whose paper is dealt with; tells whoever it concerns. */
export const keepDays = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'surveys.close', async (jurisdictionId) => {
    const { today, now, settings } = await viewOf(context, jurisdictionId);
    const papersUntil = (closesOn: string): string => daysAfter(closesOn, settingOf(paperDays, settings));
    const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => context.kernel.db.write(systemAccess(jurisdictionId), run);
    for (const id of await write((tx) => surveysDue(tx, today)))
      await write(async (tx) => {
        const row = await lockSurvey(tx, id);
        if (row?.state !== 'planned' || row.opensOn === null || row.opensOn > today) return;
        await setOpen(tx, id, now);
        if (row.closesOn >= today) await tellAsked(tx, { jurisdictionId, actorId: null, at: now }, row, 'asked');
      });
    for (const id of await write((tx) => surveysOver(tx, today)))
      await write(async (tx) => {
        const row = await lockSurvey(tx, id);
        if (row?.state !== 'open' || row.closesOn >= today) return;
        // sheets that came back are entered and compared first
        if (papersUntil(row.closesOn) >= today && (await unenteredSheets(tx, id)) + (await papersToDo(tx, id)).length > 0) return;
        await endRow(context, tx, { jurisdictionId, actorId: null, at: now }, row, 'closed', null);
        await notify(tx, jurisdictionId, [
          {
            kind: 'surveys.closed',
            variant: 'closed',
            to: { permission: 'surveys.manage', around: row.areaPath },
            subject: id,
            data: { day: row.closesOn },
            cause: `${id} closed`,
            at: now,
          },
        ]);
      });
  });
