import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { getCareFigures } from '#contract/care/records.ts';
import { renewDays } from '#contract/care/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { outermost } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, eyeOf } from '../context.ts';
import { countClasses, countEnded, countRecords } from '../store/figures.ts';
import { seenBefore } from './list.ts';

const yearLong = 365 * 86_400_000;

/** Figures of an area and those right below it; no name, no record. @throws session.forbidden, territory.area_not_found */
export const careFigures = async (
  context: Context,
  viewer: Viewer,
  { area: asked }: z.output<NonNullable<(typeof getCareFigures)['query']>>,
): Promise<z.input<typeof getCareFigures.response>> => {
  const [own] = outermost(areasWith(viewer, 'care.figures'));
  if (own === undefined) return fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area =
    (asked === undefined ? eye.snapshot.findByPath(own) : eye.snapshot.find(asked)) ??
    fail('territory.area_not_found', { code: asked ?? own });
  if (!can(viewer, 'care.figures', area.path)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const below = await countRecords(tx, {
      today: eye.today,
      code: area.code,
      width: area.code.length + 3,
      renewBy: daysAfter(eye.today, settingOf(renewDays, eye.settings)),
      seenBefore: seenBefore(eye),
    });
    const sum = (key: 'records' | 'planned' | 'seenInTime' | 'renew'): number => below.reduce((all, one) => all + one[key], 0);
    const named = below.map(({ code, records, planned, seenInTime }) => {
      const found = eye.snapshot.find(code);
      return { code: found?.code ?? area.code, name: found?.name ?? area.name, records, planned, seenInTime };
    });
    return {
      area: areaOf(eye, area.path),
      records: sum('records'),
      planned: sum('planned'),
      seenInTime: sum('seenInTime'),
      renew: sum('renew'),
      ended: await countEnded(tx, new Date(eye.now.getTime() - yearLong), area.code),
      classes: await countClasses(tx, eye.today, area.code),
      areas: named,
    };
  });
};
