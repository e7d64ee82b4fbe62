import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/points/objections.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import type { Language } from '#kernel/words.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { presentObjection, presentOwn } from '../queries/objections.ts';
import { supervised } from '../queries/oddities.ts';
import { holdObjection, insertObjection, ownActs, pageOfObjections, setAnswered } from '../store/objections.ts';
import { unearn } from './unearn.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Objects to what an act of one's own earned. @throws points.earned_not_found, points.objected */
export const objectToEarned = (
  context: Context,
  viewer: Viewer,
  earnedId: string,
  body: Body<typeof api.objectToEarned>,
  language: Language,
) =>
  command(
    context.kernel,
    viewer,
    `points.object ${earnedId}`,
    body,
    async ({ tx, at, jurisdictionId }) => {
      const person = await tiedPerson(tx, viewer.accountId);
      const [row] = person === null ? [] : await ownActs(tx, person, earnedId, null, 1);
      if (!row) return fail('points.earned_not_found');
      const objection = { id: v7(), earnedId, personId: row.personId, areaCode: row.areaCode, words: body.words, at };
      if (!(await insertObjection(tx, objection))) fail('points.objected');
      await notify(tx, jurisdictionId, [
        {
          kind: 'points.objected',
          variant: 'made',
          to: { permission: 'points.supervise', around: pathOfCode(row.areaCode) },
          except: row.approvedBy,
          subject: objection.id,
          data: {},
          cause: objection.id,
          at,
        },
      ]);
      return { id: earnedId };
    },
    ({ tx }) => presentOwn(context, tx, viewer, earnedId, language),
  );

/** Answers an objection and tells whose it is. Whoever confirmed the act, and whose it is, does not decide. */
export const decideObjection = (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: Body<typeof api.decidePointsObjection>,
  language: Language,
) =>
  command(
    context.kernel,
    viewer,
    `points.decide_objection ${objectionId}`,
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      const held = await holdObjection(tx, objectionId);
      const [row] = held ? await pageOfObjections(tx, { id: objectionId, within: supervised(viewer) }, null, 1) : [];
      if (!held || !row) return fail('points.objection_not_found');
      if (held.decided) fail('points.objection_decided');
      if (row.accountId === viewer.accountId || row.approvedBy === viewer.accountId) fail('points.second_person');
      const { upheld, takeBack, answer } = body;
      const decision = upheld ? 'upheld' : 'refused';
      await setAnswered(tx, objectionId, { decision, answer, by: viewer.accountId, at });
      if (upheld && takeBack) await unearn(context, tx, { what: row.sourceWhat, id: row.sourceId }, { reason: answer });
      await log('points.objection_decided', objectionId, { data: { decision, takeBack } });
      if (row.accountId !== null)
        await notify(tx, jurisdictionId, [
          {
            kind: 'points.objection',
            variant: decision,
            to: { accounts: [row.accountId] },
            subject: row.id,
            data: {},
            cause: objectionId,
            at,
          },
        ]);
      return { id: objectionId };
    },
    ({ tx }) => presentObjection(context, tx, viewer, objectionId, language),
  );
