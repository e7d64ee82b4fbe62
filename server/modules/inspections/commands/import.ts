import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { FindingImport } from '#contract/inspections/api.ts';
import { type InspectionSheet, itemOf } from '#contract/inspections/sheet.ts';
import { spotKey } from '#contract/inspections/values.ts';
import { outermost, pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { once } from '#kernel/mutations.ts';
import { notify } from '#kernel/notify.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import { type EstateOfDays, estatesOf } from '#modules/property/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type FindingColumn, findingColumns, neededColumns } from '../domain/sheet.ts';
import { codesOf, recordAreas } from '../policy.ts';
import { sheetAt } from '../sheet-kind.ts';
import { insertPast, type NewFinding, pageOfFindings } from '../store/findings.ts';

/** Days a check on paper may lie back when it is brought: a month and some days to write it up. */
const mostBack = 35;
/** More deductions than a district enters in those days. */
const mostKnown = 50_000;

/** What is known before a transaction begins. */
interface Given {
  readonly eye: Eye;
  /** Estates the viewer checks, by name; two of one name cannot be told apart. */
  readonly estates: ReadonlyMap<string, readonly EstateOfDays[]>;
  /** The sheet in force on a day. */
  readonly sheets: ReadonlyMap<string, InspectionSheet>;
  readonly oldest: string;
}
const before = async (context: Context, viewer: Viewer): Promise<Given> => {
  const eye = await eyeOf(context, viewer);
  if (!can(viewer, 'inspections.record')) fail('session.forbidden');
  const oldest = daysAfter(eye.today, -mostBack);
  const found: EstateOfDays[] = [];
  for (const area of codesOf(outermost(recordAreas(viewer))))
    found.push(...(await estatesOf(context.property, viewer.jurisdictionId, [oldest, eye.today], { area })));
  const sheets = new Map<string, InspectionSheet>();
  for (let day = oldest; day <= eye.today; day = daysAfter(day, 1))
    sheets.set(day, await sheetAt(context.kernel, viewer.jurisdictionId, new Date(`${day}T15:59:59Z`)));
  return { eye, estates: Map.groupBy(found, ({ title }) => title), sheets, oldest };
};

interface Plan extends Findings {
  readonly added: NewFinding[];
  same: number;
}
const withdrawn = wordOf('zh-CN', 'inspections.states.withdrawn');
const keyOf = (estateId: string, day: string, item: string, spot: string): string => JSON.stringify([estateId, day, item, spot]);
const byWords = (sheet: InspectionSheet, words: string) =>
  sheet.groups.flatMap(({ items }) => items).find(({ text, key }) => text === words || key === words);

/** What the workbook asks for, and everything that is wrong with it. What is entered already stays as it is, whatever became of it. */
const plan = async (tx: Tx, { eye, estates, sheets, oldest }: Given, read: readonly ReadSheet[], at: Date): Promise<Plan> => {
  const { viewer, today, book } = eye;
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = read[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<FindingColumn>(sheet, findingColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(read.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `inspections.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => findingColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const here = { areas: codesOf(outermost(recordAreas(viewer))), companies: [] };
  const all = { area: null, states: ['open', 'mended', 'contested'], lateOn: null, estate: null, line: null };
  const standing = await pageOfFindings(tx, { ...here, ...all, days: [oldest, today] }, null, mostKnown);
  const known = new Set(standing.map((f) => keyOf(f.estateId, f.day, f.item, spotKey(f.spot) || f.spot)));
  const named = new Set<string>();
  for (const r of rows) {
    const [name, words, spot] = [r.needed('estate', 100), r.needed('item', 80), r.needed('spot', 60)];
    const more = r.lines('words', 500);
    const day = r.require('day') ? r.day('day') : null;
    if (day !== null && (day > today || day < oldest)) r.wrong('day', 'inspections.fault.day', { first: oldest, last: today });
    const own = name === null ? [] : (estates.get(name) ?? []);
    const [estate] = own;
    if (name !== null && own.length !== 1) r.wrong('estate', `inspections.fault.${own.length === 0 ? 'estate' : 'alike'}`, { value: name });
    const pieces = estate && day !== null ? estate.pieces.filter(({ from, to }) => from <= day && day <= to) : [];
    if (estate && day !== null && sheets.has(day) && pieces.length === 0) r.wrong('estate', 'inspections.fault.ended', { value: name });
    const rules = day === null ? undefined : sheets.get(day);
    const item = rules && words !== null ? byWords(rules, words) : undefined;
    if (rules && words !== null && !item) r.wrong('item', 'inspections.fault.item', { value: words });
    const group = rules && item ? itemOf(rules, item.key)?.group : undefined;
    if (r.faulty() || !estate || !item || !group || day === null || spot === null) continue;
    const key = spotKey(spot) || spot;
    // given out as it was taken back, it is brought as that
    if (r.says('state', withdrawn)) {
      result.same += 1;
      continue;
    }
    const one = keyOf(estate.id, day, item.key, key);
    if (named.has(one)) r.wrong('spot', 'inspections.fault.twice', { value: spot });
    else if (known.has(one)) result.same += 1;
    else {
      const company = book.get(pieces[0]?.company ?? '');
      result.added.push({
        id: idOf(at),
        ...{ estateId: estate.id, estateName: estate.title, areaPath: pathOfCode(estate.areaCode) },
        ...{ companyId: company?.id ?? null, companyName: company?.name ?? null },
        ...{ day, line: group.line, item: item.key, text: item.text, points: item.points, waived: group.waived },
        ...{ spot, spotKey: key, words: more ?? '', photos: [], foundBy: viewer.accountId, foundAt: at },
        mendBy: daysAfter(today, group.mendDays),
      });
    }
    named.add(one);
  }
  return result;
};

/** Enters what a plan asks for, by a few statements, and tells each company once of each estate. */
const carryOut = async (tx: Tx, { viewer }: Eye, { added }: Plan, at: Date): Promise<void> => {
  const ofDay = Map.groupBy(added, ({ estateId, day }) => `${estateId} ${day}`);
  const rounds = [...ofDay.values()].flatMap((own) => {
    const [one] = own;
    return one ? [{ ...one, lines: [...new Set(own.map(({ line }) => line))] }] : [];
  });
  const stand = { state: 'open', mendedOn: null, confirmed: false, contested: false } as const;
  try {
    await insertPast(
      tx,
      rounds,
      added.map(({ photos: _, ...f }) => ({ ...f, ...stand })),
      [],
    );
  } catch (error) {
    // somebody entered one of them in the same moment
    if (isViolation(error, 'inspection_findings_spot')) fail('inspections.changed_meanwhile');
    throw error;
  }
  await notify(
    tx,
    viewer.jurisdictionId,
    [...Map.groupBy(added, ({ estateId, companyId }) => `${estateId} ${companyId}`).values()].flatMap((own) => {
      const [first] = own.toSorted((a, b) => (a.mendBy < b.mendBy ? -1 : 1));
      if (!first || first.companyId === null) return [];
      return [
        {
          kind: 'inspections.found' as const,
          variant: 'new',
          to: { permission: 'inspections.answer' as const, organisation: first.companyId },
          except: viewer.accountId,
          subject: first.id,
          data: { estate: first.estateName, day: first.mendBy },
          cause: first.id,
          at,
        },
      ];
    }),
  );
};

/** Takes over checks that were written on paper or in a workbook, all or nothing, without photos; companies have their days from today on. @throws session.forbidden */
export const importFindings = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<FindingImport> => {
  const { kernel } = context;
  const known = await before(context, viewer);
  const at = kernel.clock.now();
  const sheets = await readWorkbook(given.bytes, given.signal);
  const planned = (tx: Tx): Promise<Plan> => plan(tx, known, sheets, at);
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): FindingImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await planned(tx), true));
  const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at };
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'inspections.import',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const found = await planned(tx);
        // faults quote the file, so they are not kept but found again
        if (found.faults.length > 0) return { outcome: null };
        if (found.added.length > 0) await carryOut(tx, known.eye, found, at);
        await audit(tx, {
          ...by,
          action: 'inspections.imported',
          subject: String(found.added.length),
          data: { added: found.added.length },
        });
        return { outcome: tell(found, false) };
      },
      async ({ outcome }) => outcome ?? tell(await planned(tx), false),
    ),
  );
};
