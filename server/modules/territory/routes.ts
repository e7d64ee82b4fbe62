import type { FastifyInstance } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { findCandidates, getAreaHistory, getBoundaries, listAreas, locatePoint, locateText } from '#contract/territory/api.ts';
import * as facts from '#contract/territory/lines.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { publicRoute, route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { languageOf } from '#kernel/words.ts';
import { editArea, setAreaLines, setLines } from './commands/edit-area.ts';
import { type TerritoryArea, toLocation } from './domain/area.ts';
import type { TerritorySnapshot } from './domain/snapshot.ts';
import { refuseOutside, refuseUndrawn } from './outside.ts';
import { areaFactsOf, childrenFactsOf, linesPage } from './queries/area-facts.ts';
import { areaHistoryOf } from './queries/get-area-history.ts';
import { areasOf } from './queries/list-areas.ts';
import { presentCandidate } from './queries/present-candidate.ts';
import type { Territory } from './territory.ts';

const getArea = (territory: TerritorySnapshot, code: string | undefined): TerritoryArea => {
  const area = code === undefined ? territory.root : territory.find(code);
  return area?.current ? area : fail('territory.area_not_found', { code });
};

/**
 * HTTP of the territory. Areas and locating are public: somebody signed in asks about the own jurisdiction, others about the default one. Facts
 * of areas and lines of work are for those who work here.
 */
export function territoryRoutes(app: FastifyInstance, kernel: Kernel, territory: Territory): void {
  /** The default jurisdiction, or the one a code lies in: an installation may hold every province. */
  const jurisdictionOf = async (code: string | undefined): Promise<string> => {
    const standard = (await kernel.jurisdictions.default()) ?? fail('territory.empty');
    if (code === undefined || code.startsWith(standard.code)) return standard.id;
    const holders = (await kernel.jurisdictions.all()).filter((one) => code.startsWith(one.code));
    return (holders.sort((a, b) => b.code.length - a.code.length)[0] ?? standard).id;
  };
  const snapshotFor = async (viewer: Viewer | null): Promise<TerritorySnapshot> => {
    const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('territory.empty');
    return territory.snapshot(jurisdictionId);
  };

  publicRoute(app, listAreas, async ({ query, viewer }) => {
    const access = systemAccess(viewer?.jurisdictionId ?? (await jurisdictionOf(query.parent)));
    return { items: await kernel.db.read(access, (tx) => areasOf(tx, query, kernel.clock.now())) };
  });

  publicRoute(app, getAreaHistory, async ({ params, viewer }) => {
    const access = systemAccess(viewer?.jurisdictionId ?? (await jurisdictionOf(params.code)));
    return kernel.db.read(access, (tx) => areaHistoryOf(tx, params.code));
  });

  publicRoute(app, locatePoint, async ({ query, viewer }) => {
    const now = await snapshotFor(viewer);
    return toLocation(refuseUndrawn(now, now.locate(query, query.accuracy) ?? now.nearest(query) ?? refuseOutside(now)));
  });

  publicRoute(app, locateText, async ({ body, viewer }) => toLocation((await snapshotFor(viewer)).locateByText(body.text)));

  publicRoute(app, findCandidates, async ({ body, viewer, request }) => {
    const { candidates, ancestors, root } = await snapshotFor(viewer);
    const telling = { language: languageOf(request.headers['accept-language']), within: root.name, ancestors };
    return { candidates: candidates(body.text).map((one) => presentCandidate(one, telling)) };
  });

  route(app, facts.getArea, ({ viewer, params }) => areaFactsOf(kernel, viewer, params.code));
  route(app, facts.getAreaChildren, ({ viewer, params }) => childrenFactsOf(kernel, viewer, params.code));
  route(app, facts.editArea, ({ viewer, params, body }) => editArea(kernel, viewer, params.code, body));
  route(app, facts.setAreaLines, ({ viewer, params, body }) => setAreaLines(kernel, viewer, params.code, body));
  route(app, facts.listLines, ({ viewer }) => linesPage(kernel, viewer));
  route(app, facts.setLines, ({ viewer, body }) => setLines(kernel, viewer, body));

  void app.register(async (scope) => {
    // boundaries are large and seldom change: a client that has them is told so, without them
    scope.addHook('onSend', async (request, reply, payload) => {
      const etag = reply.getHeader('etag');
      if (etag === undefined || request.headers['if-none-match'] !== etag) return payload;
      reply.code(304).removeHeader('content-length');
      return null;
    });
    publicRoute(scope, getBoundaries, async ({ query, viewer, reply }) => {
      const now = await snapshotFor(viewer);
      const within = getArea(now, query.within);
      reply.header('cache-control', 'private, no-cache').header('etag', `"${now.version}-${within.code}-${query.level}"`);
      return now.boundaries(within, query.level);
    });
  });
}
