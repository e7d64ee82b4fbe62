import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/inspections/api.ts';
import { type InspectionLine, inspectionLines } from '#contract/inspections/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { estatesOf } from '#modules/property/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { answersFor, codesOf, companiesOf, mayUse, readAreas, recordAreas, ruleAreas } from '../policy.ts';
import { sheetAt } from '../sheet-kind.ts';
import {
  checkedOf,
  type FindingFilter,
  findingsByEstate,
  openOf,
  pageOfFindings,
  type Reach,
  roundsOf,
  waitingFindings,
} from '../store/findings.ts';
import { picturesOf, presentFinding, presentRow } from './present.ts';

export type FindingsAsked = z.output<NonNullable<typeof api.exportFindings.query>>;

/** First and last day of a month. */
export const daysOfMonth = (month: string): readonly [string, string] => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
};

const reachOf = ({ viewer }: Eye): Reach => ({ areas: codesOf(outermost(readAreas(viewer))), companies: companiesOf(viewer) });
/** @throws territory.area_not_found */
const areaAsked = ({ snapshot }: Eye, area: string | undefined): string | null => {
  if (area !== undefined && !snapshot.find(area)) fail('territory.area_not_found', { code: area });
  return area ?? null;
};

/** A filter that shows nothing more than the viewer sees. @throws territory.area_not_found */
export const filterOf = (eye: Eye, q: FindingsAsked): FindingFilter => ({
  ...reachOf(eye),
  area: areaAsked(eye, q.area),
  states: q.state && q.state.length > 0 ? q.state : null,
  lateOn: q.late ? eye.today : null,
  days: q.month === undefined ? null : daysOfMonth(q.month),
  estate: q.estate ?? null,
  line: q.line ?? null,
});

export const findingsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof api.listFindings.query>>,
): Promise<z.input<typeof api.listFindings.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfFindings(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    const pictures = await picturesOf(
      tx,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => presentRow(eye, row, pictures)), next };
  });
};

export const oneFinding = async (context: Context, viewer: Viewer, id: string) => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentFinding(eye, tx, id));
};

/** Estates the viewer may check, by name, with the sheet of today. */
export const inspectionStart = async (context: Context, viewer: Viewer): Promise<z.input<typeof api.getInspectionStart.response>> => {
  const eye = await eyeOf(context, viewer);
  const { today, snapshot, book } = eye;
  const sheet = await sheetAt(context.kernel, viewer.jurisdictionId, eye.now);
  const found = [];
  for (const area of outermost(recordAreas(viewer)))
    found.push(...(await estatesOf(context.property, viewer.jurisdictionId, [today, today], { area: area.replaceAll('.', '') })));
  const ids = found.map(({ id }) => id);
  const { rounds, open } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
    rounds: await roundsOf(tx, ids, ['2000-01-01', today]),
    open: await openOf(tx, ids),
  }));
  return {
    day: today,
    sheet,
    estates: found
      .map(({ id, title, areaCode, company }) => {
        const area = snapshot.find(areaCode);
        const held = company === null ? null : book.get(company);
        return {
          id,
          name: title,
          area: { code: areaCode, name: area?.shortName ?? areaCode },
          company: held ? { id: held.id, name: held.name } : null,
          checkedOn: rounds.get(id)?.last ?? null,
          open: open.get(id) ?? 0,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
  };
};

/** Estates of a month shown at once. */
const mostEstates = 500;

/** A month of checks by estate: those of the areas the viewer checks and those of their own company, whether something was found or not. */
export const inspectionMonth = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof api.getInspectionMonth.query>>,
): Promise<z.input<typeof api.getInspectionMonth.response>> => {
  const eye = await eyeOf(context, viewer);
  const { snapshot, book, today } = eye;
  const month = q.month ?? today.slice(0, 7);
  const days = daysOfMonth(month);
  const area = areaAsked(eye, q.area);
  const reach = reachOf(eye);
  const all = await estatesOf(context.property, viewer.jurisdictionId, days);
  const { rows, rounds, checked } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
    rows: await findingsByEstate(tx, reach, { area, days, today }),
    checked: new Set(await checkedOf(tx, reach.companies, days)),
    rounds: await roundsOf(
      tx,
      all.map(({ id }) => id),
      days,
    ),
  }));
  const byEstate = Map.groupBy(rows, ({ estateId }) => estateId);
  const within = (code: string): boolean => area === null || code.startsWith(area);
  const seen = all.filter(
    ({ id, areaCode, pieces }) =>
      within(areaCode) &&
      (byEstate.has(id) ||
        checked.has(id) ||
        reach.areas.some((own) => areaCode.startsWith(own)) ||
        pieces.some(({ company }) => answersFor(viewer, { companyId: company }))),
  );
  const items = seen
    .map(({ id, title, areaCode, company }) => {
      const own = byEstate.get(id) ?? [];
      const sum = (of: (row: (typeof own)[number]) => number): number => own.reduce((total, row) => total + of(row), 0);
      const points = (some: readonly (typeof own)[number][]): number =>
        Math.round(some.reduce((n, { counted }) => n + counted, 0) * 100) / 100;
      const held = company === null ? null : book.get(company);
      return {
        estate: { id, name: title },
        area: { code: areaCode, name: snapshot.find(areaCode)?.shortName ?? areaCode },
        company: held ? { id: held.id, name: held.name } : null,
        checked: rounds.get(id)?.checked ?? 0,
        found: sum(({ found }) => found),
        open: sum(({ open }) => open),
        late: sum(({ late }) => late),
        contested: sum(({ contested }) => contested),
        mendedInTime: sum(({ mendedInTime }) => mendedInTime),
        deducted: points(own),
        lines: Object.fromEntries(inspectionLines.map((line) => [line, points(own.filter((row) => row.line === line))])) as Record<
          InspectionLine,
          number
        >,
      };
    })
    .sort((a, b) => b.deducted - a.deducted || b.found - a.found || a.estate.name.localeCompare(b.estate.name, 'zh-CN'));
  return {
    month,
    items: items.slice(0, mostEstates),
    days: [...Map.groupBy(rows, ({ day }) => day)]
      .map(([day, own]) => ({
        day,
        found: own.reduce((n, { found }) => n + found, 0),
        deducted: Math.round(own.reduce((n, { counted }) => n + counted, 0) * 100) / 100,
      }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    more: Math.max(0, items.length - mostEstates),
    mayRecord: can(viewer, 'inspections.record'),
  };
};

/** To-dos shown at most; whoever has more sees them in the list. */
const most = 200;
/** What waits for the company to be mended, and for whoever rules to be looked at. */
export const inspectionTodos = (context: Context): TodoSource => ({
  kinds: ['inspections.mend', 'inspections.rule'],
  of: async (viewer, asked) => {
    if (!mayUse(viewer)) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const companies = companiesOf(viewer);
    const ruling = codesOf(outermost(ruleAreas(viewer)));
    if (companies.length + ruling.length === 0) return { items: [], counts: {} };
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => waitingFindings(tx, companies, ruling, most));
    return todosOf(
      rows.map((f): Todo => {
        const mends = f.state === 'open';
        // an answer is looked at within three days of it
        const due = mends
          ? f.mendBy
          : shanghaiDay(new Date(Math.max(Date.parse(`${f.mendBy}T00:00:00+08:00`), f.foundAt.getTime()) + 3 * 86_400_000));
        return {
          kind: mends ? 'inspections.mend' : 'inspections.rule',
          id: f.id,
          title: `${f.text} · ${f.spot}`,
          area: f.estateName,
          dueAt: `${due}T15:59:59.000Z`,
          light: due < eye.today ? 'red' : due === eye.today ? 'yellow' : 'green',
          data: { state: f.state },
        };
      }),
      asked,
    );
  },
});
