import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { answerDemand as answerEndpoint, Demand, withdrawDemand as withdrawEndpoint } from '#contract/demands/demands.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { isAsked, isOwnAsk } from '../policy.ts';
import { getVisible, presentDemand } from '../queries/present.ts';
import { setAnswered, setMinutes, setWithdrawn } from '../store/demands.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Answers a demand; of one that was answered by an act only the minutes are told. */
export const answerDemand = (context: Context, viewer: Viewer, id: string, body: Body<typeof answerEndpoint>): Promise<Demand> =>
  command(
    context.kernel,
    viewer,
    `demands.answer ${id}`,
    body,
    async ({ tx, at, actorId, log }) => {
      const row = await getVisible(tx, viewer, id, true);
      if (!isAsked(viewer, row)) fail('session.forbidden');
      const told = row.answeredAt !== null && row.minutes === null && body.minutes !== null;
      if (row.withdrawnAt || (row.answeredAt && !told)) fail('demands.over');
      if (told && body.minutes !== null) await setMinutes(tx, id, body.minutes);
      else {
        if (row.subjectType !== null && context.subjects.get(row.subjectType)?.answeredByAct) fail('demands.answered_by_act');
        await setAnswered(tx, id, { at, by: actorId, answer: body.answer, minutes: body.minutes });
      }
      await log('demands.answered', row.title, { data: { id, minutes: body.minutes } });
      return { id };
    },
    ({ tx }) => presentDemand(context, tx, viewer, id),
  );

/** Takes a demand back that was made in the name of the viewer's area. */
export const withdrawDemand = (context: Context, viewer: Viewer, id: string, body: Body<typeof withdrawEndpoint>): Promise<Demand> =>
  command(
    context.kernel,
    viewer,
    `demands.withdraw ${id}`,
    body,
    async ({ tx, at, log }) => {
      const row = await getVisible(tx, viewer, id, true);
      if (!isOwnAsk(viewer, row)) fail('session.forbidden');
      if (row.answeredAt || row.withdrawnAt) fail('demands.over');
      await setWithdrawn(tx, id, at, body.reason);
      await log('demands.withdrawn', row.title, { reason: body.reason, data: { id } });
      return { id };
    },
    ({ tx }) => presentDemand(context, tx, viewer, id),
  );
