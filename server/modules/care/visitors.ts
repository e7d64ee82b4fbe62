import type { Viewer } from '#contract/accounts/viewer.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from './context.ts';

const around = (path: string): string[] => path.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));

/** Who may visit in an area by a post around it, and who of them may lead. */
export const visitorsOf = async (
  context: Context,
  tx: Tx,
  jurisdictionId: string,
  at: Date,
  areaPath: string,
): Promise<Map<string, { keeps: boolean }>> => {
  const posts = await context.accounts.postsHeld(tx, jurisdictionId, at, { areaPaths: around(areaPath), organisations: [] });
  const found = new Map<string, { keeps: boolean }>();
  for (const { accountId, permissions, areaPath: of } of posts) {
    if (of === null || !isWithin(areaPath, of) || !(permissions.has('care.visit') || permissions.has('care.keep'))) continue;
    found.set(accountId, { keeps: permissions.has('care.keep') || (found.get(accountId)?.keeps ?? false) });
  }
  return found;
};

/** @throws care.visitor_unfit for who has no post there that lets them visit, or lead */
export const checkVisitors = async (
  context: Context,
  tx: Tx,
  at: Date,
  { jurisdictionId }: Viewer,
  areaPath: string,
  { leadId, visitorIds }: { readonly leadId: string; readonly visitorIds: readonly string[] },
): Promise<void> => {
  const fit = await visitorsOf(context, tx, jurisdictionId, at, areaPath);
  if (!fit.get(leadId)?.keeps || visitorIds.some((id) => !fit.has(id))) fail('care.visitor_unfit');
};
