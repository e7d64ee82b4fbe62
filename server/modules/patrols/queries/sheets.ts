import type { Viewer } from '#contract/accounts/viewer.ts';
import { rhythmDays, rhythmPeriods } from '#contract/activities/rhythm-values.ts';
import type { PatrolSheetAsked } from '#contract/patrols/sheets.ts';
import { basisKinds, codeModes, reviews, scanResults } from '#contract/patrols/values.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { areaNamed, type Context, checklistFor, eyeOf } from '../context.ts';
import { planOn } from '../domain/rounds.ts';
import { pointColumns, routeColumns, scanColumns, sheetNames } from '../domain/sheets.ts';
import { readCodes } from '../policy.ts';
import { pageOfPoints } from '../store/points.ts';
import { namesOfRoutes } from '../store/routes.ts';
import { pageOfScans } from '../store/scans.ts';
import { reachOf } from './points.ts';
import { placeNames } from './scans.ts';
import { routesOn } from './span.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const words = <K extends string>(group: string, codes: readonly K[]): Record<K, string> =>
  Object.fromEntries(codes.map((code) => [code, wordOf('zh-CN', `patrols.sheet.${group}.${code}`)])) as Record<K, string>;

/** The words sheets use: always Chinese. */
export const sheetWords = () => ({
  basis: words('basis', basisKinds),
  code: words('code', codeModes),
  every: words('every', rhythmPeriods),
  days: words('days', rhythmDays),
  yes: words('yes', ['yes', 'no']),
  result: words('result', scanResults),
  review: words('review', reviews),
});

const headOf = (columns: Readonly<Record<string, readonly [string, number, ...unknown[]]>>) => ({
  head: [Object.values(columns).map(([heading]) => heading)],
  widths: Object.values(columns).map(([, width]) => width),
});

/** Points and routes as a workbook. */
export const patrolSheet = async (
  context: Context,
  viewer: Viewer,
  asked: PatrolSheetAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const codes = reachOf(eye, readCodes(viewer), asked.area);
  if (codes.length === 0) fail('session.forbidden');
  const { points, routes, place } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await routesOn(tx, codes, eye.today);
    return {
      points: await pageOfPoints(tx, { codes, q: null, basis: null, today: eye.today }, null, mostRows),
      routes: found,
      place: await placeNames(eye, tx, [...new Set(found.flatMap(({ plans }) => planOn(plans, eye.today).stops))]),
    };
  });
  const w = sheetWords();
  const bytes = await writeWorkbook(
    [
      {
        name: sheetNames.points,
        ...headOf(pointColumns),
        rows: points.map((p) => [
          p.areaCode,
          areaNamed(eye, p.areaCode).name,
          p.name,
          checklistFor(eye, p).name,
          p.basisKind && w.basis[p.basisKind],
          p.basisText,
          p.basisSource,
          p.basisBy,
          p.basisUntil,
          w.code[p.codeMode ?? 'fixed'],
          p.metres,
        ]),
      },
      {
        name: sheetNames.routes,
        ...headOf(routeColumns),
        rows: routes.map((r) => {
          const { rhythm, stops, scanning } = planOn(r.plans, eye.today);
          return [
            r.name,
            r.areaCode,
            areaNamed(eye, r.areaCode).name,
            w.every[rhythm.every],
            w.days[rhythm.days],
            rhythm.times,
            stops.map((id) => place(id).name).join('、'),
            w.yes[scanning ? 'yes' : 'no'],
            r.minutes,
          ];
        }),
      },
    ],
    signal,
  );
  return { name: `${sheetNames.routes} ${eye.today}.xlsx`, bytes };
};

/** What was found at stops, as a workbook. */
export const scanSheet = async (context: Context, viewer: Viewer, asked: PatrolSheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const codes = reachOf(eye, readCodes(viewer), asked.area);
  if (codes.length === 0) fail('session.forbidden');
  const { scans, routes, place } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfScans(tx, { codes, routeId: null, dueKey: null, caseId: null, only: null }, null, mostRows);
    return {
      scans: found,
      routes: await namesOfRoutes(tx, [...new Set(found.map(({ routeId }) => routeId))]),
      place: await placeNames(
        eye,
        tx,
        found.map(({ placeId }) => placeId),
      ),
    };
  });
  const w = sheetWords();
  const bytes = await writeWorkbook(
    [
      {
        name: sheetNames.scans,
        ...headOf(scanColumns),
        rows: scans.map((s) => [
          new Date(s.actedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
          areaNamed(eye, s.areaCode).name,
          routes.get(s.routeId)?.name ?? '',
          place(s.placeId).name,
          w.result[s.result],
          s.answers
            .filter(({ answer }) => answer === 'problem')
            .map(({ text }) => text)
            .join('；'),
          s.words,
          w.yes[s.inTime ? 'yes' : 'no'],
          s.doubts.map(({ kind }) => wordOf('zh-CN', `patrols.sheet.doubts.${kind}`)).join('；'),
          s.review && w.review[s.review],
          s.caseNumber,
        ]),
      },
    ],
    signal,
  );
  return { name: `${sheetNames.scans} ${eye.today}.xlsx`, bytes };
};
