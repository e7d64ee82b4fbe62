import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Exclusion, listExclusions } from '#contract/ratings/exclusions.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { listRequests } from '#kernel/requests.ts';
import { maskNumbers } from '#modules/cases/index.ts';
import { askOrganisations, decideAreas, isOwnRequest, mayAskFor, mayDecide, readAreas, readOrganisations } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { decisionsOf, type ListedExclusion, listedExclusion, pageOfExclusions } from '../store/exclusions.ts';
import { wordsIn } from './words.ts';

type Query = z.output<NonNullable<(typeof listExclusions)['query']>>;
type Present = (tx: Tx, rows: readonly ListedExclusion[]) => Promise<Exclusion[]>;

/** Presents exclusions to a viewer. Await it before the transaction. */
export const presentingExclusions = async (ratings: Ratings, viewer: Viewer): Promise<Present> => {
  const words = await wordsIn(ratings, viewer.jurisdictionId);
  return async (tx, rows) => {
    const decisions = await decisionsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const people = await ratings.accounts.contacts([...new Set(decisions.map(({ decidedBy }) => decidedBy))], tx);
    return rows.map((row) => {
      const open = row.state === 'open';
      return {
        id: row.id,
        caseId: row.caseId,
        number: row.number,
        title: maskNumbers(row.title),
        area: words.area(row.areaCode),
        organisation: words.organisation(row.organisationId) ?? '—',
        kind: row.kind as Exclusion['kind'],
        reason: row.reason,
        askedAt: row.askedAt.toISOString(),
        state: row.state,
        chain: row.chain.map((code) => ({ code, name: words.area(code) })),
        waitsFor: open ? words.area(row.waitsFor) : null,
        dueOn: row.dueOn,
        decisions: decisions
          .filter(({ exclusionId }) => exclusionId === row.id)
          .map((d) => ({
            level: words.area(d.levelCode),
            granted: d.granted,
            reason: d.reason,
            by: people.get(d.decidedBy)?.name ?? '—',
            at: d.decidedAt.toISOString(),
          })),
        satisfied: row.satisfied,
        actions: [
          ...(open && mayDecide(viewer, row.waitsFor) && !isOwnRequest(viewer, row) ? (['decide'] as const) : []),
          ...(open && mayAskFor(viewer, row.organisationId) ? (['withdraw'] as const) : []),
        ],
      };
    });
  };
};

export const oneExclusion = async (tx: Tx, present: Present, id: string): Promise<Exclusion> => {
  const row = (await listedExclusion(tx, id)) ?? fail('ratings.exclusion_not_found');
  return (await present(tx, [row]))[0] ?? fail('ratings.exclusion_not_found');
};

export const exclusionsPage = async (ratings: Ratings, viewer: Viewer, query: Query): Promise<z.input<typeof listExclusions.response>> => {
  const reach = { to_decide: decideAreas(viewer), own: readOrganisations(viewer), area: readAreas(viewer) };
  if (reach.area.length + reach.own.length + askOrganisations(viewer).length === 0) fail('session.forbidden');
  return listRequests(ratings.kernel.db, viewer, reach, query, pageOfExclusions, await presentingExclusions(ratings, viewer));
};
