import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Eye } from './context.ts';

/** Somebody who may mediate. */
export interface Mediator {
  readonly accountId: string;
  readonly name: string;
  readonly onDuty: boolean;
}

/**
 * Who may mediate for an organisation in an area: its mediators, and who handles disputes in the area, its community, or the grids of that; those on duty there first.
 */
export const mediatorsFor = async (
  { context, viewer, snapshot, duty, now }: Eye,
  tx: Tx,
  organisationId: string,
  area: TerritoryArea,
): Promise<Mediator[]> => {
  const community = [area, ...snapshot.ancestors(area)].find(({ level }) => level === 'community');
  const near = community ? snapshot.within(community) : [area];
  const posts = await context.accounts.postsHeld(tx, viewer.jurisdictionId, now, {
    areaPaths: near.map(({ path }) => path),
    organisations: [organisationId],
  });
  const ids = [
    ...new Set(
      posts.flatMap(({ accountId, permissions }) =>
        permissions.has('disputes.mediate') || permissions.has('disputes.handle') ? [accountId] : [],
      ),
    ),
  ];
  const on = (await duty(tx, now, { organisations: [organisationId], areaPaths: [] })).get(organisationId);
  const known = await context.accounts.contacts(ids, tx);
  return ids
    .map((accountId) => ({ accountId, name: known.get(accountId)?.name ?? '', onDuty: on?.has(accountId) ?? false }))
    .toSorted((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.name.localeCompare(b.name, 'zh-CN'));
};

/**
 * Who mediates: the account named, somebody named without one, or – where nobody is named – who is on duty for the organisation.
 * @throws disputes.mediator_unfit, disputes.mediator_needed
 */
export const mediatorOf = async (
  eye: Eye,
  tx: Tx,
  asked: { readonly mediatorId: string | null; readonly mediator: string | null },
  organisationId: string,
  area: TerritoryArea,
): Promise<{ mediatorId: string | null; mediator: string }> => {
  if (asked.mediatorId === null && asked.mediator !== null) return { mediatorId: null, mediator: asked.mediator };
  const all = await mediatorsFor(eye, tx, organisationId, area);
  const found = asked.mediatorId === null ? all.find(({ onDuty }) => onDuty) : all.find(({ accountId }) => accountId === asked.mediatorId);
  if (!found) return fail(asked.mediatorId === null ? 'disputes.mediator_needed' : 'disputes.mediator_unfit');
  return { mediatorId: found.accountId, mediator: found.name };
};
