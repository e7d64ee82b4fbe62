import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CanteenTiers } from '#contract/care/tiers.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Version } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { PlaceRef } from '#modules/places/index.ts';
import type { Context } from './context.ts';
import type { Home } from './domain/meals.ts';
import { commonTiers, tiersKind } from './tiers.ts';

/** The canteens there are. */
export const canteensOf = async ({ places }: Pick<Context, 'places'>, jurisdictionId: string): Promise<readonly PlaceRef[]> =>
  (await places.of(jurisdictionId)).filter(({ kind }) => baseOf(kind) === 'canteen');

/** A canteen in whose area the viewer has a permission. @throws care.canteen_not_found, also to whoever has it elsewhere */
export const canteenFor = async (context: Context, viewer: Viewer, canteenId: string, permission: Permission): Promise<PlaceRef> => {
  if (!can(viewer, permission)) fail('session.forbidden');
  const found = (await canteensOf(context, viewer.jurisdictionId)).find(({ id }) => id === canteenId);
  return found && can(viewer, permission, found.areaPath) ? found : fail('care.canteen_not_found');
};

/** Prices in force at a canteen, with the subject they stand under; null: nothing was published. */
export type TiersInForce = Version<CanteenTiers> & { readonly of: string };
export const tiersOf = async (
  { kernel }: Pick<Context, 'kernel'>,
  jurisdictionId: string,
  canteenId: string,
  at: Date,
): Promise<TiersInForce | null> => {
  for (const subject of [canteenId, commonTiers]) {
    const found = await kernel.definitions.inForce(tiersKind, jurisdictionId, at, subject);
    if (found) return { ...found, of: subject };
  }
  return null;
};

/** Path of the town of an area: street or town, the level below the county. */
const townOf = (path: string): string => path.split('.').slice(0, 4).join('.');
/** Where somebody lives as the payers of a canteen see it. @param home path of the area; null: outside the jurisdiction */
export const homeOf = (home: string | null, canteenPath: string): Home =>
  home === null ? 'outside' : isWithin(home, townOf(canteenPath)) ? 'town' : 'district';
