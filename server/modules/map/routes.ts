import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { getAreaTile, getMapCounts, getMapFeatures, getMapSetup, getPointTile, type MapFeature } from '#contract/map/api.ts';
import type { MapLight } from '#contract/map/layers.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { refuseField, route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { latOf, lonOf } from '#modules/territory/domain/index.ts';
import { mayUseMap } from './access.ts';
import { createAreaTiles } from './area-tiles.ts';
import { basemapOf } from './basemap.ts';
import { countsOf } from './counts.ts';
import { encodeTile, pack, pointFeatures } from './encode.ts';
import type { CityMap } from './map.ts';
import type { PointStore } from './point-store.ts';
import { pointsOf } from './point-tile.ts';
import { filterOf, lightOfRow, sightOf } from './question.ts';

/** Smaller answers are sent as they are. */
const worthPacking = 1_200;

const sendTile = (reply: FastifyReply, bytes: Buffer | Uint8Array, packed: boolean): FastifyReply => {
  if (packed) reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
  return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
};

/** The map over HTTP: tiles made from memory, figures, where things stand. */
export function mapRoutes(app: FastifyInstance, kernel: Kernel, { layers, territory }: CityMap): void {
  const areaTiles = createAreaTiles();
  const allowed = (viewer: Viewer): Viewer => (mayUseMap(viewer) ? viewer : fail('session.forbidden'));
  const now = (): number => kernel.clock.now().getTime();
  const workArea = (snapshot: TerritorySnapshot, viewer: Viewer) => {
    const own = viewer.posts.find((post) => post.areaPath !== null)?.areaPath;
    return (own ? snapshot.findByPath(own) : null) ?? snapshot.root;
  };
  /** The layer's things and what the viewer may see of them; null when that is nothing. */
  const sightFor = async (viewer: Viewer, id: string): Promise<{ store: PointStore; sees: (row: number) => boolean } | null> => {
    const layer = layers.all().find((one) => one.id === id) ?? refuseField('layer');
    const access = layer.sight(viewer);
    if (!access) return null;
    const store = await layers.store(layer, viewer.jurisdictionId);
    return { store, sees: sightOf(store, access) };
  };

  route(app, getMapSetup, async ({ viewer }) => {
    allowed(viewer);
    const snapshot = await territory.snapshot(viewer.jurisdictionId);
    const seen = layers.all().filter((layer) => layer.sight(viewer) !== null);
    // whoever opens the map will look at it: what is not in memory yet is read while the page comes up
    for (const layer of seen)
      layers
        .store(layer, viewer.jurisdictionId)
        .catch((error: unknown) => kernel.log.warn({ error }, 'a map layer could not be read ahead'));
    return {
      version: snapshot.version,
      start: workArea(snapshot, viewer).code,
      layers: seen.map(({ id }) => id),
      basemap: basemapOf(kernel.config.tiandituKey),
    };
  });

  route(app, getMapCounts, async ({ viewer, query }) => {
    allowed(viewer);
    const snapshot = await territory.snapshot(viewer.jurisdictionId);
    const area = query.area === undefined ? workArea(snapshot, viewer) : snapshot.find(query.area);
    if (!area?.current) return fail('territory.area_not_found', { code: query.area });
    return countsOf(layers, snapshot, viewer, area, now());
  });

  route(app, getMapFeatures, async ({ viewer, query }) => {
    const sight = await sightFor(allowed(viewer), query.layer);
    if (!sight) return { items: [] };
    const { store, sees } = sight;
    const { columns } = store;
    const items = (query.ids ?? []).flatMap((id): MapFeature[] => {
      const row = store.rowOf(id);
      if (row === undefined || !sees(row)) return [];
      const [x, y] = [columns.x[row] as number, columns.y[row] as number];
      return [
        {
          id,
          kind: store.kinds.texts[columns.kind[row] as number] ?? '',
          name: columns.names[row] ?? null,
          point: Number.isNaN(x) ? null : { lon: lonOf(x), lat: latOf(y) },
          approximate: columns.approximate[row] === 1,
          state: store.states.texts[columns.state[row] as number] || null,
          light: query.layer === 'cases' ? (lightOfRow(store, row, now()) satisfies MapLight) : null,
        },
      ];
    });
    return { items };
  });

  fileRoute(app, kernel.disk, getAreaTile, async ({ viewer, params: { version, z, x, y }, reply }) => {
    allowed(viewer);
    const snapshot = await territory.snapshot(viewer.jurisdictionId);
    // another process may already know the next territory: what it asks for under the old name must not be kept
    reply.header('cache-control', version === snapshot.version ? 'private, max-age=31536000, immutable' : 'no-store');
    return sendTile(reply, await areaTiles.tile(snapshot, z, x, y), true);
  });

  fileRoute(app, kernel.disk, getPointTile, async ({ viewer, params: { layer, z, x, y }, query, request, reply }) => {
    const sight = await sightFor(allowed(viewer), layer);
    const at = now();
    let bytes: Uint8Array = new Uint8Array(0);
    if (sight) {
      const passes = filterOf(sight.store, query, at);
      const shows = (row: number): boolean => sight.sees(row) && passes(row);
      const question = { z, x, y, form: query.form, clocks: layer === 'cases', heads: layer === 'workers', now: at, shows };
      bytes = encodeTile({ points: pointFeatures(pointsOf(sight.store, question)) });
    }
    const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
    reply.header('cache-control', 'private, no-cache').header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return bytes.length < worthPacking ? sendTile(reply, bytes, false) : sendTile(reply, await pack(bytes), true);
  });
}
