import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Demand, noteDemand as noteEndpoint } from '#contract/demands/demands.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { monthOf } from '../domain/days.ts';
import { answerAreas } from '../policy.ts';
import { presentDemand } from '../queries/present.ts';
import { insertDemands } from '../store/demands.ts';

/**
 * Notes what was asked of an own area outside the platform: it counts like any demand, is over at once, and may be complained of. It stands
 * nowhere who noted it; the audit trail has it as the platform's. The same of one day is noted once.
 */
export const noteDemand = async (
  context: Context,
  viewer: Viewer,
  body: z.output<NonNullable<(typeof noteEndpoint)['body']>>,
): Promise<Demand> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const area = snapshot.find(body.area) ?? fail('territory.area_not_found', { code: body.area });
  const asker = snapshot.find(body.from) ?? fail('territory.area_not_found', { code: body.from });
  return command(
    context.kernel,
    viewer,
    'demands.note',
    body,
    async ({ tx, at, jurisdictionId, actorId }) => {
      if (!answerAreas(viewer).includes(area.path)) fail('session.forbidden');
      if (!snapshot.ancestors(area).some(({ path }) => path === asker.path)) fail('demands.not_below', { name: snapshot.describe(area) });
      const today = shanghaiDay(at);
      const { kind, minutes } = body;
      const title = body.title ?? wordOf('zh-CN', 'demands.outsideTitle', { kind: wordOf('zh-CN', `demands.kinds.${kind}`) });
      const id = idOf(at);
      await insertDemands(tx, [
        {
          id,
          requestId: body.id,
          kind,
          title,
          note: null,
          items: null,
          contents: [],
          need: null,
          askerPath: asker.path,
          askerLevel: asker.level,
          askerName: snapshot.describe(asker),
          askedBy: null,
          areaPath: area.path,
          areaLevel: area.level,
          role: null,
          organisationId: null,
          addresseeName: snapshot.describe(area),
          basisKind: null,
          basis: null,
          outside: true,
          exceptionBasis: null,
          exceptionReason: null,
          exceptionApprovedBy: null,
          exceptionEndsOn: null,
          againOf: null,
          againReason: null,
          subjectType: null,
          subjectId: null,
          askedAt: at,
          month: monthOf(today),
          dueOn: today,
          answeredAt: at,
          answeredBy: null,
          answer: null,
          minutes,
          withdrawnAt: null,
          withdrawReason: null,
        },
      ]).catch((error: unknown) => {
        if (isViolation(error, 'demands_noted_once')) fail('demands.noted', { title });
        throw error;
      });
      await audit(tx, { jurisdictionId, actorId: null, action: 'demands.noted', subject: title, data: { id }, at });
      await notify(tx, jurisdictionId, [
        {
          kind: 'demands.noted',
          variant: 'noted',
          to: { permission: 'demands.ask', around: asker.path },
          except: actorId,
          subject: id,
          data: { area: snapshot.describe(area) },
          cause: id,
          at,
        },
      ]);
      return { id };
    },
    ({ tx }, { id }) => presentDemand(context, tx, viewer, id),
  );
};
