import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { exportMerchants, listCircles, listMerchants, MerchantDetail } from '#contract/circles/api.ts';
import { aheadDays } from '#contract/circles/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { codesOf, mayUse, ownMerchants } from '../policy.ts';
import { circlesIn } from '../store/circles.ts';
import { type MerchantFilter, pageOfMerchants } from '../store/merchants.ts';
import { duesIn } from '../store/models.ts';
import { merchantShown, presentCircles, presentRows } from './present.ts';

export type MerchantsAsked = z.output<NonNullable<typeof exportMerchants.query>>;

const areasOf = (viewer: Viewer): string[] => codesOf(outermost(areasWith(viewer, 'circles.read')));

/** Circles where the viewer is. @throws session.forbidden, territory.area_not_found */
export const circlesList = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listCircles.query>>,
): Promise<z.input<typeof listCircles.response>> => {
  if (!can(viewer, 'circles.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : (eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  const items = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await circlesIn(tx, areasOf(viewer), eye.today);
    const shown = rows.filter(({ endedOn, areaPath }) => (q.ended || endedOn === null) && (area === null || isWithin(areaPath, area.path)));
    return presentCircles(eye, tx, shown);
  });
  return {
    items,
    mayCreate: can(viewer, 'circles.manage'),
  };
};

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = ({ viewer, snapshot, today }: Eye, q: MerchantsAsked): MerchantFilter => {
  if (!mayUse(viewer)) fail('session.forbidden');
  if (q.area !== undefined && !snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  return {
    areas: areasOf(viewer),
    own: ownMerchants(viewer),
    area: q.area ?? null,
    circleId: q.circle ?? null,
    pledge: q.pledge ?? null,
    model: q.model ?? false,
    words: q.q || null,
    today,
  };
};

export const merchantsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listMerchants.query>>,
): Promise<z.input<typeof listMerchants.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfMerchants(tx, filter, after, q.limit + 1), q.limit, ({ name, id }) => [name, id]);
    return { items: await presentRows(eye, tx, rows), next };
  });
};

export const oneMerchant = async (context: Context, viewer: Viewer, id: string): Promise<MerchantDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => merchantShown(eye, tx, id));
};

/** To-dos of a kind shown at most. */
const most = 200;
const dayLong = 86_400_000;

/** Re-checks that are due, pledges that end and were not renewed, objections that wait. */
export const circleTodos = (context: Context): TodoSource => ({
  kinds: ['circles.recheck', 'circles.pledge', 'circles.objection'],
  of: async (viewer, asked) => {
    const keeps = codesOf(outermost(areasWith(viewer, 'circles.manage')));
    const decides = codesOf(outermost(areasWith(viewer, 'circles.decide')));
    if (keeps.length + decides.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const until = shanghaiDay(new Date(eye.now.getTime() + settingOf(aheadDays, eye.settings) * dayLong));
    const dues = await context.kernel.db.read(accessOf(viewer), async (tx) => [
      ...(await duesIn(tx, 'recheck', keeps, until, most)),
      ...(await duesIn(tx, 'pledge', keeps, until, most)),
      ...(await duesIn(tx, 'objection', decides, until, most)),
    ]);
    return todosOf(
      dues.map(({ kind, id, merchantId, name, areaPath, day }) => {
        const area = eye.snapshot.findByPath(areaPath);
        return {
          kind: `circles.${kind}`,
          id: `${merchantId}:${id}`,
          title: name,
          area: area ? eye.snapshot.describe(area) : null,
          dueAt: kind === 'objection' ? null : `${day}T15:59:59.000Z`,
          light:
            kind === 'objection'
              ? ('none' as const)
              : day < eye.today
                ? ('red' as const)
                : day === eye.today
                  ? ('yellow' as const)
                  : ('green' as const),
          data: {},
        };
      }),
      asked,
    );
  },
});
