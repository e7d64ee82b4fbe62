import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { accountStatement, listPointsAccounts, PointsAccount } from '#contract/points/statement.ts';
import { type ListedHolder, listedHolders } from '#contract/points/statement.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Points } from '../points.ts';
import { accountsOf } from '../store/accounts.ts';
import { statementOf } from './statement.ts';

/** Accounts in the viewer's areas, by kind and name. */
export const accountsList = async (
  { context, holders }: Points,
  viewer: Viewer,
  type: ListedHolder | undefined,
): Promise<z.input<(typeof listPointsAccounts)['response']>> => {
  if (areasWith(viewer, 'points.read').length === 0) fail('session.forbidden');
  const { kernel, territory } = context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const types = type === undefined ? listedHolders : [type];
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await accountsOf(tx, types, shanghaiDay(kernel.clock.now()));
    const items: PointsAccount[] = [];
    for (const one of types) {
      const own = rows.filter((row) => row.type === one);
      const names = await holders.named(
        tx,
        one,
        own.map(({ id }) => id),
      );
      const seen = own.flatMap((row) => {
        const named = names.get(row.id);
        return named && can(viewer, 'points.read', named.areaPath)
          ? [{ ...row, name: named.name, area: snapshot.findByPath(named.areaPath)?.name ?? null }]
          : [];
      });
      items.push(...seen.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')));
    }
    return { items, next: null };
  });
};

/** The statement of one of them. @throws points.account_not_found */
export const statementOfAccount = async (
  points: Points,
  viewer: Viewer,
  { type, holderId }: { type: ListedHolder; holderId: string },
  asked: { cursor?: string | undefined; limit: number },
): Promise<z.input<(typeof accountStatement)['response']>> => {
  const { kernel, territory } = points.context;
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const named = (await points.holders.named(tx, type, [holderId])).get(holderId);
    if (!named || !can(viewer, 'points.read', named.areaPath)) return fail('points.account_not_found');
    const statement = await statementOf(points, tx, { type, id: holderId }, asked);
    return { ...statement, name: named.name, area: snapshot.findByPath(named.areaPath)?.name ?? null };
  });
};
