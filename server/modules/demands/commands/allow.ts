import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { allowDemands as allowEndpoint } from '#contract/demands/month.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { monthOf } from '../domain/days.ts';
import { mayAllow } from '../queries/month.ts';
import { settingsIn } from '../settings.ts';
import { lockAsks } from '../store/demands.ts';
import { insertAllowance } from '../store/month.ts';

type Body = z.output<NonNullable<(typeof allowEndpoint)['body']>>;

/** Lets an addressee be asked more than its limit in the present month. */
export const allowDemands = async (context: Context, viewer: Viewer, body: Body): Promise<z.input<typeof allowEndpoint.response>> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const settings = await settingsIn(context.kernel, viewer.jurisdictionId);
  const area = snapshot.find(body.area);
  const allowed = (): boolean => area !== null && mayAllow(viewer, snapshot, settings, area);
  return command(
    context.kernel,
    viewer,
    'demands.allow',
    body,
    async ({ tx, at, log }) => {
      if (!area) return fail('territory.area_not_found', { code: body.area });
      if (!allowed()) fail('session.forbidden');
      // counted after asks that are under way
      await lockAsks(tx);
      const { id, extra, reason } = body;
      await insertAllowance(tx, { id, areaPath: area.path, month: monthOf(shanghaiDay(at)), extra, reason, by: viewer.accountId, at });
      await log('demands.allowed', snapshot.describe(area), { reason, data: { area: area.code, extra } });
      return { id };
    },
    async () => {
      if (!allowed()) fail('session.forbidden');
      return { ok: true };
    },
  );
};
