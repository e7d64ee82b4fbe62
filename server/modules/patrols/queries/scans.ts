import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listScans, PatrolScan } from '#contract/patrols/scans.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { areaNamed, type Context, type Eye, eyeOf, type View } from '../context.ts';
import { leads, readCodes, readsAt } from '../policy.ts';
import { findPoints } from '../store/points.ts';
import { namesOfRoutes } from '../store/routes.ts';
import { findScan, pageOfScans, type ScanFilter, type ScanRecord } from '../store/scans.ts';
import { reachOf } from './points.ts';

/** Type of files that belong to a scan; photos of a problem that became a case belong to the case. */
export const scanFiles = 'patrol_scan';

/** Names of the places of scans: those that are gone are read. */
export const placeNames = async (
  { places }: View,
  tx: Tx,
  ids: readonly string[],
): Promise<(id: string) => { id: string; name: string }> => {
  const gone = [...new Set(ids)].filter((id) => !places.has(id));
  const read = new Map((await findPoints(tx, gone)).map((p) => [p.placeId, p.name]));
  return (id) => ({ id, name: places.get(id)?.name ?? read.get(id) ?? '' });
};

/** Whether somebody sees a scan: reads there, or made it. */
export const seesScan = (viewer: Viewer, s: Pick<ScanRecord, 'areaCode' | 'accountId'>): boolean =>
  readsAt(viewer, pathOfCode(s.areaCode)) || s.accountId === viewer.accountId;

/** Scans as the viewer sees them: nobody is named, and where somebody stood is not told. */
export const presentScans = async (eye: Eye, tx: Tx, scans: readonly ScanRecord[]): Promise<PatrolScan[]> => {
  const routes = await namesOfRoutes(tx, [...new Set(scans.map(({ routeId }) => routeId))]);
  const place = await placeNames(
    eye,
    tx,
    scans.map(({ placeId }) => placeId),
  );
  const pictured = scans.filter(({ photos }) => photos.length > 0);
  const files = [
    ...(await filesOf(
      tx,
      scanFiles,
      pictured.map(({ id }) => id),
    )),
    ...(await filesOf(
      tx,
      'case',
      pictured.flatMap(({ caseId }) => caseId ?? []),
    )),
  ];
  const photos = new Map(files.map((f) => [f.id, f]));
  return scans.map((s) => ({
    id: s.id,
    route: { id: s.routeId, name: routes.get(s.routeId)?.name ?? '' },
    key: s.dueKey,
    place: place(s.placeId),
    area: areaNamed(eye, s.areaCode),
    actedAt: s.actedAt.toISOString(),
    deviceAt: s.deviceAt.toISOString(),
    receivedAt: s.receivedAt.toISOString(),
    proof: s.proof,
    metres: s.metres,
    inTime: s.inTime,
    doubts: [...s.doubts],
    review:
      s.review === null ? null : { verdict: s.review, reason: s.reviewReason ?? '', at: (s.reviewedAt ?? s.receivedAt).toISOString() },
    result: s.result,
    answers: [...s.answers],
    words: s.words,
    photos: s.photos.flatMap((id) => {
      const f = photos.get(id);
      return f
        ? [{ id, url: `/api/files/${id}`, thumbnailUrl: `/api/files/${id}/thumbnail`, width: f.width ?? 0, height: f.height ?? 0 }]
        : [];
    }),
    case: s.caseId === null ? null : { id: s.caseId, number: s.caseNumber ?? '' },
    hazardId: s.hazardId,
    removes: s.removesId !== null,
    mayReview: s.doubts.length > 0 && s.review === null && leads(eye.viewer, pathOfCode(s.areaCode)),
  }));
};

/** A scan the viewer may see; held when `lock` says so. @throws patrols.scan_not_found */
export const getScan = async (eye: Eye, tx: Tx, id: string, lock = false): Promise<ScanRecord> => {
  const found = await findScan(tx, id, lock);
  return found && seesScan(eye.viewer, found) ? found : fail('patrols.scan_not_found');
};

export const presentScan = async (eye: Eye, tx: Tx, id: string): Promise<PatrolScan> =>
  (await presentScans(eye, tx, [await getScan(eye, tx, id)]))[0] ?? fail('patrols.scan_not_found');

export const oneScan = async (context: Context, viewer: Viewer, id: string): Promise<PatrolScan> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentScan(eye, tx, id));
};

/** Which scans are asked for, as far as the viewer sees them. */
export const scanFilter = (
  eye: Eye,
  q: Pick<z.output<NonNullable<typeof listScans.query>>, 'area' | 'route' | 'round' | 'case' | 'only'>,
): ScanFilter => ({
  codes: reachOf(eye, readCodes(eye.viewer), q.area),
  routeId: q.route ?? null,
  dueKey: q.round ?? null,
  caseId: q.case ?? null,
  only: q.only ?? null,
});

export const scansPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listScans.query>>,
): Promise<z.input<typeof listScans.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = scanFilter(eye, q);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfScans(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentScans(eye, tx, rows), next };
  });
};
