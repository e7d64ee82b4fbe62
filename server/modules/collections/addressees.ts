import type { Addressees } from '#contract/collections/content.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { OrganisationBook } from '#modules/organisations/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { readSuccessions } from '#modules/territory/index.ts';
import type { Context } from './context.ts';

/** Somebody a sheet goes to. */
export interface Target {
  readonly area: TerritoryArea;
  readonly organisationId: string | null;
  readonly name: string;
}
export interface Resolved {
  readonly targets: readonly Target[];
  /** Areas that are no more, by name, and what took their place. */
  readonly followed: readonly { readonly from: string; readonly to: string }[];
}

/** Areas that are there today in the place of one that may be no more, however often it was changed. */
const presentOf = (snapshot: TerritorySnapshot, next: ReadonlyMap<string, readonly string[]>, code: string): TerritoryArea[] => {
  const found = new Map<string, TerritoryArea>();
  const seen = new Set<string>();
  const waiting = [code];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const area = snapshot.find(at);
    if (area?.current) found.set(area.code, area);
    else waiting.push(...(next.get(at) ?? []));
  }
  return [...found.values()];
};

/**
 * Whom a task goes to, as the territory is today: an area that was merged or moved meanwhile is asked by what took its place.
 * @throws territory.area_not_found, demands.organisation_not_found, demands.not_below
 */
export const resolve = async (
  tx: Tx,
  { snapshot, book }: { readonly snapshot: TerritorySnapshot; readonly book: OrganisationBook },
  askerPath: string,
  { level, within, areas, organisations }: Addressees,
): Promise<Resolved> => {
  const next = new Map<string, string[]>();
  if ([...within, ...areas].some((code) => !snapshot.find(code)?.current))
    for (const { from, to } of await readSuccessions(tx)) next.set(from, [...(next.get(from) ?? []), to]);
  const followed: { from: string; to: string }[] = [];
  const present = (code: string): TerritoryArea[] => {
    const found = presentOf(snapshot, next, code);
    if (found.length === 0) fail('territory.area_not_found', { code });
    if (found[0]?.code !== code)
      followed.push({ from: snapshot.find(code)?.shortName ?? code, to: found.map((one) => snapshot.describe(one)).join('、') });
    return found;
  };
  const asker = snapshot.findByPath(askerPath) ?? fail('territory.area_not_found', { code: askerPath.replaceAll('.', '') });
  const wide =
    level === null ? [] : (within.length === 0 ? [asker] : within.flatMap(present)).flatMap((area) => snapshot.within(area, level));
  const byCode = new Map([...wide, ...areas.flatMap(present)].map((area) => [area.code, area]));
  const targets: Target[] = [...byCode.values()].map((area) => {
    if (area.path === askerPath || !isWithin(area.path, askerPath)) fail('demands.not_below', { name: snapshot.describe(area) });
    return { area, organisationId: null, name: snapshot.describe(area) };
  });
  for (const id of new Set(organisations)) {
    const organisation = book.get(id);
    const area = organisation && snapshot.findByPath(organisation.areaPath);
    if (!organisation || !area) return fail('demands.organisation_not_found');
    if (!isWithin(area.path, askerPath)) fail('demands.not_below', { name: organisation.name });
    targets.push({ area, organisationId: id, name: organisation.name });
  }
  return { targets, followed };
};

/** Addressees for whom nobody holds a post that answers: neither over the area nor between it and the asker. */
export const withoutAnswerer = async (
  { kernel, accounts }: Pick<Context, 'kernel' | 'accounts'>,
  tx: Tx,
  askerPath: string,
  targets: readonly Target[],
): Promise<Target[]> => {
  const between = (path: string): string[] => {
    const parts = path.split('.');
    return parts.flatMap((_, i) => {
      const one = parts.slice(0, i + 1).join('.');
      return one !== askerPath && isWithin(one, askerPath) ? [one] : [];
    });
  };
  const areaPaths = [...new Set(targets.flatMap(({ area, organisationId }) => (organisationId === null ? between(area.path) : [])))];
  const organisations = targets.flatMap(({ organisationId }) => organisationId ?? []);
  const posts = await accounts.postsHeld(tx, jurisdictionOf(tx), kernel.clock.now(), { areaPaths, organisations });
  const held = new Set(
    posts.flatMap((post) => (post.permissions.has('collections.answer') && post.areaPath !== null ? [post.areaPath] : [])),
  );
  const answering = new Set(
    posts.flatMap((post) =>
      post.permissions.has('collections.answer_for_organisation') && post.organisationId !== null ? [post.organisationId] : [],
    ),
  );
  return targets.filter(({ area, organisationId }) =>
    organisationId === null ? !between(area.path).some((path) => held.has(path)) : !answering.has(organisationId),
  );
};
