import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { rhythm } from '#contract/activities/rhythm.ts';
import type { PatrolImport } from '#contract/patrols/sheets.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { mostFaults, toldFault, toldNotes } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { basisHolds, basisOf, type Context, checklistFor, type Eye, eyeOf, hoursOf } from '../context.ts';
import {
  neededOfPoints,
  neededOfRoutes,
  type PointColumn,
  pointColumns,
  type RouteColumn,
  routeColumns,
  sheetNames,
} from '../domain/sheets.ts';
import { approves, leads, ledCodes } from '../policy.ts';
import { sheetWords } from '../queries/sheets.ts';
import { routesOn } from '../queries/span.ts';
import { type PointRecord, type PointValues, pageOfPoints, putPoints } from '../store/points.ts';
import { insertRoutes, type RouteValues } from '../store/routes.ts';

type SetPoint = PointValues & { readonly placeId: string; readonly version: number };
interface Plan extends Findings {
  readonly points: SetPoint[];
  readonly routes: RouteValues[];
  same: number;
}
/** More points than one area ever has. */
const mostPoints = 50_000;
const dayLong = 86_400_000;

/** What the sheet of points asks for; a row that says what holds already changes nothing. */
const planPoints = (eye: Eye, sheet: ReadSheet, points: readonly PointRecord[], result: Plan): Map<string, SetPoint> => {
  const w = sheetWords();
  const set = new Map<string, SetPoint>();
  const byName = new Map(points.map((p) => [`${p.areaCode} ${p.name}`, p]));
  const lists = Object.fromEntries(eye.checklists.map(({ code, name }) => [code, name]));
  const { rows, missing, heading } = readTable<PointColumn>(sheet, pointColumns, {
    needed: neededOfPoints,
    codes: 'organisations.cell_',
    findings: result,
  });
  if (missing.length > 0) {
    const columns = missing.map((column) => pointColumns[column][0]).join('、');
    result.faults.push({ sheet: sheet.name, row: heading, column: '', cell: null, code: 'patrols.fault.columns', data: { columns } });
    return set;
  }
  for (const r of rows) {
    const [area, name] = [r.needed('area', 20, codeForm), r.needed('point', 60)];
    const point = byName.get(`${area} ${name}`);
    if (area && name && !point) r.wrong('point', 'patrols.fault.place', { value: name });
    const checklist = r.word('checklist', lists);
    const kind = r.filled('basisKind') ? r.word('basisKind', w.basis) : null;
    const basis = kind && {
      kind,
      text: r.needed('basisText', 200) ?? '',
      source: r.needed('basisSource', 200) ?? '',
      approvedBy: r.needed('basisBy', 60) ?? '',
      until: (r.require('basisUntil') ? r.day('basisUntil') : null) ?? '',
    };
    const codeMode = (r.filled('code') ? r.word('code', w.code) : null) ?? 'fixed';
    const metres = r.number('metres', 10, 2000, true);
    if (r.faulty() || !point || !checklist) continue;
    const values = { checklist, basis: basis ?? null, codeMode, metres, hours: hoursOf(point) };
    const before = {
      checklist: checklistFor(eye, point).code,
      basis: basisOf(point),
      codeMode: point.codeMode ?? 'fixed',
      metres: point.metres,
    };
    if (JSON.stringify({ ...before, hours: hoursOf(point) }) === JSON.stringify(values)) {
      result.same += 1;
      continue;
    }
    const rebased = JSON.stringify(before.basis) !== JSON.stringify(values.basis);
    if (!leads(eye.viewer, point.areaPath) || (rebased && !approves(eye.viewer, point.areaPath))) {
      r.wrong(rebased ? 'basisKind' : 'point', 'patrols.fault.area', { value: name });
      continue;
    }
    if (rebased && values.basis && values.basis.until < eye.today) {
      r.wrong('basisUntil', 'patrols.basis_past');
      continue;
    }
    const one = { ...values, placeId: point.placeId, version: point.version };
    set.set(point.placeId, one);
    result.points.push(one);
  }
  return set;
};

/** New routes; one of the same name in the same area is there already. Compulsory scans need a basis here as everywhere. */
const planRoutes = (
  eye: Eye,
  sheet: ReadSheet,
  points: readonly PointRecord[],
  set: ReadonlyMap<string, SetPoint>,
  known: Set<string>,
  result: Plan,
): void => {
  const w = sheetWords();
  const since = new Date(eye.now.getTime() + 8 * 3_600_000 + dayLong).toISOString().slice(0, 10);
  const { rows, missing, heading } = readTable<RouteColumn>(sheet, routeColumns, {
    needed: neededOfRoutes,
    codes: 'organisations.cell_',
    findings: result,
  });
  if (missing.length > 0) {
    const columns = missing.map((column) => routeColumns[column][0]).join('、');
    result.faults.push({ sheet: sheet.name, row: heading, column: '', cell: null, code: 'patrols.fault.columns', data: { columns } });
    return;
  }
  for (const r of rows) {
    const [name, code] = [r.needed('name', 60), r.needed('area', 20, codeForm)];
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && !(area && leads(eye.viewer, area.path))) r.wrong('area', 'patrols.fault.area', { value: code });
    const every = r.word('every', w.every);
    const { all, workdays, restdays } = w.days;
    const days = (r.filled('days') ? r.word('days', { all, workdays, restdays }) : null) ?? 'all';
    const times = r.number('times', 1, 8, true) ?? 1;
    const minutes = r.number('minutes', 1, 1440, true);
    const scanning = r.filled('scanning') && r.word('scanning', w.yes) === 'yes';
    if (name && code && known.has(`${code} ${name}`)) {
      result.same += 1;
      continue;
    }
    const asked = (r.needed('stops', 2000) ?? '').split(/[、，,；;]/).map((one) => one.trim());
    const stops = asked.filter(Boolean).flatMap((one) => {
      const found = points.filter((p) => p.name === one && (area === null || p.areaCode.startsWith(area.code)));
      if (found.length !== 1) r.wrong('stops', 'patrols.fault.place', { value: one });
      return found.slice(0, 1);
    });
    const bare = stops.filter((p) => !(set.has(p.placeId) ? (set.get(p.placeId)?.basis?.until ?? '') >= since : basisHolds(p, since)));
    if (scanning && bare.length > 0)
      r.wrong('scanning', 'patrols.no_basis', { points: bare.map((p) => p.name).join('、'), count: bare.length });
    if (r.faulty() || !name || !area || !every || stops.length === 0) continue;
    known.add(`${area.code} ${name}`);
    result.routes.push({
      id: v7(),
      name,
      areaId: area.id,
      areaPath: area.path,
      organisationId: null,
      lines: [],
      minutes,
      walkers: [],
      plans: [
        {
          since,
          stops: [...new Set(stops.map(({ placeId }) => placeId))],
          scanning,
          rhythm: rhythm.parse({ every, days, times, from: since }),
        },
      ],
    });
  }
};

const plan = async (eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { points: [], routes: [], same: 0, faults: [], notes: [] };
  const codes = ledCodes(eye.viewer);
  const points = await pageOfPoints(tx, { codes, q: null, basis: null, today: eye.today }, null, mostPoints);
  const known = new Set((await routesOn(tx, codes, eye.today)).map(({ areaCode, name }) => `${areaCode} ${name}`));
  const [ofPoints, ofRoutes] = [sheetNames.points, sheetNames.routes].map((name) => sheets.find((sheet) => sheet.name === name));
  if (!ofPoints && !ofRoutes)
    result.faults.push({ sheet: sheets[0]?.name ?? '', row: 0, column: '', cell: null, code: 'patrols.fault.empty', data: {} });
  const set = ofPoints ? planPoints(eye, ofPoints, points, result) : new Map<string, SetPoint>();
  if (ofRoutes) planRoutes(eye, ofRoutes, points, set, known, result);
  noteUnread(sheets, [sheetNames.points, sheetNames.routes], result);
  return result;
};

/** Sets the points and plans the new routes of a workbook, all or nothing. @throws session.forbidden */
export const importPatrols = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<PatrolImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  if (ledCodes(viewer).length === 0) fail('session.forbidden');
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ points, routes, same, faults, notes }: Plan, dryRun: boolean): PatrolImport => ({
    dryRun,
    points: faults.length > 0 && !dryRun ? 0 : points.length,
    routes: faults.length > 0 && !dryRun ? 0 : routes.length,
    same,
    faults: faults.slice(0, mostFaults).map((fault) => ({ sheet: fault.sheet, ...toldFault(given.language, fault) })),
    notes: toldNotes(given.language, notes),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(eye, tx, sheets), true));
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'patrols.import',
      { print },
      async () => {
        const planned = await plan(eye, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        await putPoints(tx, planned.points);
        await insertRoutes(tx, planned.routes);
        const data = { points: planned.points.length, routes: planned.routes.length };
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, { ...by, action: 'patrols.imported', subject: String(data.points + data.routes), data });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, sheets), false),
    ),
  );
};
