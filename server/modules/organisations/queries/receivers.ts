import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listOrganisations, Receiver } from '#contract/organisations/organisations.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayListOrganisations } from '../policy.ts';
import { sought } from './eye.ts';

/** Organisations by place and name, or those serving an area, nearest first. */
export const receiversPage = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof listOrganisations)['query']>>,
): Promise<{ items: Receiver[]; next: string | null }> => {
  if (!mayListOrganisations(viewer)) fail('session.forbidden');
  const [territory, organisations] = await Promise.all([
    context.territory.snapshot(viewer.jurisdictionId),
    context.books.of(viewer.jurisdictionId),
  ]);
  const area = query.area === undefined ? null : (territory.find(query.area) ?? fail('territory.area_not_found'));
  const q = sought(query.q);
  const listed = (area ? organisations.serving(area.path) : organisations.all()).filter((o) => q === null || o.name.includes(q));
  const [after] = readCursor<[string]>(query.cursor, ['uuid']) ?? [null];
  const start = after === null ? 0 : listed.findIndex((o) => o.id === after) + 1;
  const { rows, next } = cutPage(listed.slice(start, start + query.limit + 1), query.limit, ({ id }) => [id]);
  return {
    items: rows.map((o) => {
      const at = territory.find(o.areaId);
      return {
        id: o.id,
        name: o.name,
        kind: o.kind,
        areaName: at ? territory.describe(at) : o.areaPath,
        areaPath: o.areaPath,
        openCases: null,
      };
    }),
    next,
  };
};
