import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Demand, listDemands } from '#contract/demands/demands.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { outermost } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { answerAreas, answerOrganisations, askAreas, codesOf, heldRoles, judgeAreas, mayUseDemands, readAreas } from '../policy.ts';
import { type DemandFilter, pageOfDemands } from '../store/demands.ts';
import { presentDemand, presentDemands } from './present.ts';

type Query = z.output<NonNullable<(typeof listDemands)['query']>>;

/** What is asked of the viewer: of the areas of the own posts, of a role held there, of the own organisations. */
export const toViewer = (viewer: Viewer): NonNullable<DemandFilter['to']> => {
  const roles = heldRoles(viewer);
  return { areas: roles.map((one) => one.split('/')[0] as string), roles, organisations: answerOrganisations(viewer) };
};

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = async ({ kernel, territory }: Context, viewer: Viewer, query: Partial<Query>): Promise<DemandFilter> => {
  if (!mayUseDemands(viewer)) fail('session.forbidden');
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const { which = 'level' } = query;
  if (query.area !== undefined && !snapshot.find(query.area)) fail('territory.area_not_found', { code: query.area });
  return {
    // who reads no area has nothing but what the own organisation is asked
    within: which === 'level' && readAreas(viewer).length > 0 ? codesOf(outermost(readAreas(viewer))) : null,
    to: which === 'to_me' || readAreas(viewer).length === 0 ? toViewer(viewer) : null,
    askers: which === 'from_me' ? codesOf(askAreas(viewer)) : null,
    judges: which === 'complaints' ? codesOf(judgeAreas(viewer)) : null,
    area: query.area ?? null,
    states: query.state && query.state.length > 0 ? query.state : null,
    kinds: query.kind && query.kind.length > 0 ? query.kind : null,
    q: query.q || null,
    month: null,
    subjects: null,
    today: shanghaiDay(kernel.clock.now()),
  };
};

export const demandsPage = async (context: Context, viewer: Viewer, query: Query): Promise<z.input<typeof listDemands.response>> => {
  const filter = await filterOf(context, viewer, query);
  const [before = null] = readCursor<[id: string]>(query.cursor, ['uuid']) ?? [];
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfDemands(tx, filter, before, query.limit + 1), query.limit, ({ id }) => [id]);
    return {
      items: await presentDemands(context, tx, viewer, rows),
      next,
      mayAsk: askAreas(viewer).flatMap((path) => {
        const area = snapshot.findByPath(path);
        return area ? [{ code: area.code, name: snapshot.describe(area) }] : [];
      }),
      mayNote: answerAreas(viewer).flatMap((path) => {
        const area = snapshot.findByPath(path);
        const askers = area ? snapshot.ancestors(area).map((one) => ({ code: one.code, name: snapshot.describe(one) })) : [];
        return area && askers.length > 0 ? [{ code: area.code, name: snapshot.describe(area), askers: askers.reverse() }] : [];
      }),
    };
  });
};

export const oneDemand = ({ kernel, ...rest }: Context, viewer: Viewer, id: string): Promise<Demand> => {
  if (!mayUseDemands(viewer)) fail('session.forbidden');
  return kernel.db.read(accessOf(viewer), (tx) => presentDemand({ kernel, ...rest }, tx, viewer, id));
};
