import { queryOptions, useQuery } from '@tanstack/react-query';
import type { OfficeKind } from '#contract/organisations/kinds.ts';
import type { Office } from '#contract/organisations/offices.ts';
import type { OrganisationRow } from '#contract/organisations/organisations.ts';
import type { AreaKind } from '#contract/territory/kinds.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { call, endpoints } from '../../../app/api.ts';
import { queryClient } from '../../../app/queries.ts';

/** The level below each level at which areas are drawn. */
export const levelBelow: Partial<Record<AreaLevel, AreaLevel>> = {
  county: 'street',
  street: 'community',
  community: 'grid',
  grid: 'micro_grid',
};

/** Whether the areas below an area are drawn by hand. */
export const isDrawable = (code: string): boolean => ['street', 'community', 'grid'].includes(levelOf(code));

/** Level of an area by the length of its code. */
export const levelOf = (code: string): AreaLevel =>
  (({ 2: 'province', 4: 'city', 6: 'county', 9: 'street', 12: 'community', 15: 'grid' }) as const)[code.length as 2] ?? 'micro_grid';

/** Code of the area above, cut by the widths of codes. */
export const codeAbove = (code: string): string => code.slice(0, { 17: 15, 15: 12, 12: 9, 9: 6, 6: 4, 4: 2 }[code.length] ?? 0);

const everyPage = async <T>(ask: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> => {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && all.length < 4_000);
  return all;
};

export const factsQuery = (code: string) =>
  queryOptions({
    queryKey: ['grids', 'facts', code],
    queryFn: ({ signal }) => call(endpoints.territory.getArea, { params: { code } }, signal),
    staleTime: 60_000,
  });
/** Areas directly below one, with the facts of each. */
const childrenQuery = (code: string) =>
  queryOptions({
    queryKey: ['grids', 'children', code],
    queryFn: ({ signal }) => call(endpoints.territory.getAreaChildren, { params: { code } }, signal),
    staleTime: 60_000,
  });
export const linesQuery = queryOptions({
  queryKey: ['grids', 'lines'],
  queryFn: ({ signal }) => call(endpoints.territory.listLines, {}, signal),
  staleTime: 300_000,
});
export const historyQuery = (code: string) =>
  queryOptions({
    queryKey: ['grids', 'history', code],
    queryFn: ({ signal }) => call(endpoints.territory.getAreaHistory, { params: { code } }, signal),
    staleTime: 60_000,
  });
export const draftsQuery = (area: string) =>
  queryOptions({
    queryKey: ['grids', 'drafts', area],
    queryFn: ({ signal }) => call(endpoints.drawing.listDrafts, { query: { area, limit: 100 } }, signal),
    staleTime: 10_000,
  });
/** Offices held in an area and below, of some kinds, today or to come. */
export const officesQuery = (area: string, kind: OfficeKind[], exact: boolean) =>
  queryOptions({
    queryKey: ['grids', 'offices', area, kind, exact],
    queryFn: ({ signal }) =>
      everyPage<Office>((cursor) =>
        call(
          endpoints.organisations.listOffices,
          { query: { area, kind, limit: 200, cursor, ...(exact ? { exact: 'true', coming: 'true' } : {}) } },
          signal,
        ),
      ),
    staleTime: 30_000,
  });
/** Organisations of some kinds in an area and below. */
export const organisationsIn = (area: string, kind: OrganisationRow['kind'][]) =>
  queryOptions({
    queryKey: ['grids', 'organisations', area, kind],
    queryFn: ({ signal }) =>
      everyPage<OrganisationRow>((cursor) =>
        call(endpoints.organisations.searchOrganisations, { query: { area, kind, limit: 200, cursor } }, signal),
      ),
    staleTime: 30_000,
  });

/** Everything this page shows is asked for anew: facts, offices, organisations, drafts and the map. */
export const refreshGrids = (): void => {
  void queryClient.invalidateQueries({ queryKey: ['grids'] });
  void queryClient.invalidateQueries({ queryKey: ['areas'] });
  void queryClient.invalidateQueries({ queryKey: ['boundaries'] });
};

/** What the list says of each child. */
export interface Child {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly households: number | null;
  readonly householdsCounted: boolean;
  readonly residents: number | null;
  readonly kind: AreaKind | null;
  readonly lines: readonly string[];
  readonly childCount: number;
  readonly leaders: readonly string[];
  readonly workers: readonly string[];
  readonly branches: readonly string[];
}

const staffed: OfficeKind[] = ['grid_leader', 'grid_worker'];

/** The children of an area with who works in them; what the viewer may not see stays empty, `known` says whether it was answered. */
export const useChildren = (area: string) => {
  const list = useQuery(childrenQuery(area));
  const items = list.data?.items ?? [];
  const grids = items.some((one) => one.level === 'grid');
  const offices = useQuery({ ...officesQuery(area, staffed, false), enabled: grids });
  const branches = useQuery({ ...organisationsIn(area, ['branch']), enabled: grids });
  const holders = (code: string, kind: OfficeKind): string[] =>
    (offices.data ?? [])
      .filter((one) => one.kind === kind && one.area?.code === code && one.state === 'held')
      .map((one) => one.person.name);
  const children = items.map(
    (one): Child => ({
      id: one.id,
      code: one.code,
      name: one.shortName,
      level: one.level,
      households: one.households,
      householdsCounted: one.householdsCounted,
      residents: one.residents,
      kind: one.kind,
      lines: one.lines,
      childCount: one.childCount,
      leaders: holders(one.code, 'grid_leader'),
      workers: holders(one.code, 'grid_worker'),
      branches: (branches.data ?? []).filter((branch) => branch.area.code === one.code).map((branch) => branch.name),
    }),
  );
  return { list, children, known: { offices: offices.isSuccess, branches: branches.isSuccess } };
};
