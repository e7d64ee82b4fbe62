import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listMyUnits, listReturnedRecords, UnitPage } from '#contract/enrolment/records.ts';
import { audit } from '#kernel/audit.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage, mayRead, unitsOf } from '../policy.ts';
import { countsByUnit } from '../store/enrolments.ts';
import { appraisalsOf, namesOfUnits, papersOf, unitsOfContact } from '../store/papers.ts';
import { returnedTo, sumsOfUnit } from '../store/records.ts';
import { findEnrolledUnit, type UnitRow } from '../store/units.ts';

/** In what ways somebody stands to a unit. */
export interface ToUnit {
  readonly row: UnitRow | null;
  readonly name: string;
  readonly branch: boolean;
  readonly contact: boolean;
  readonly reads: boolean;
  readonly manages: boolean;
}
/** @throws enrolment.unit_not_found for whoever has nothing to do with it */
export const standToUnit = async ({ viewer }: Pick<Eye, 'viewer'>, tx: Tx, unitId: string): Promise<ToUnit> => {
  const row = await findEnrolledUnit(tx, unitId);
  const [named] = await namesOfUnits(tx, [unitId]);
  const branch = unitsOf(viewer).includes(unitId);
  const contact = row !== null && row.contactAccount === viewer.accountId;
  const reads = row !== null && mayRead(viewer, row.areaPath);
  if (!named || !(branch || contact || reads)) return fail('enrolment.unit_not_found');
  return { row, name: named.name, branch, contact, reads, manages: row !== null && mayManage(viewer, row.areaPath) };
};

export const presentUnitPage = async (eye: Eye, tx: Tx, unitId: string): Promise<UnitPage> => {
  const { row, name, branch, contact, manages } = await standToUnit(eye, tx, unitId);
  const at = <T extends { readonly at: Date }>(one: T) => ({ ...one, at: one.at.toISOString() });
  return {
    unit: { id: unitId, name },
    community: row && areaOf(eye, row.areaPath),
    enrolledMembers: (await countsByUnit(tx, [unitId])).get(unitId) ?? 0,
    serviceDay: row?.serviceDay ?? null,
    agreement:
      row?.agreementId && row.agreementTitle && row.agreementTo
        ? { title: row.agreementTitle, validTo: row.agreementTo, kept: row.kept, promised: row.promised }
        : null,
    sums: await sumsOfUnit(tx, unitId),
    papers: (await papersOf(tx, unitId, 30)).map(at),
    appraisals: (await appraisalsOf(tx, unitId)).map(at),
    actions: [
      ...(branch || contact ? (['state'] as const) : []),
      ...(manages ? (['tell', 'appraise'] as const) : []),
      ...(branch ? (['members'] as const) : []),
    ],
  };
};

export const unitPageOf = async (context: Context, viewer: Viewer, unitId: string): Promise<UnitPage> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentUnitPage(eye, tx, unitId));
};

/** Units for whose branch, or as whose contact person, the viewer stands. */
export const myUnits = (context: Context, viewer: Viewer): Promise<z.input<typeof listMyUnits.response>> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => {
    const branch = unitsOf(viewer);
    const items = [...(branch.length > 0 ? await namesOfUnits(tx, branch) : []), ...(await unitsOfContact(tx, viewer.accountId))];
    return { items: [...new Map(items.map((one) => [one.id, { ...one, branch: branch.includes(one.id) }])).values()] };
  });

/** Rows of members, for the branch alone. @throws enrolment.unit_not_found */
const requireBranch = (viewer: Viewer, unitId: string): void => {
  if (!unitsOf(viewer).includes(unitId)) fail('enrolment.unit_not_found');
};

export const returned = async (
  context: Context,
  viewer: Viewer,
  unitId: string,
  q: z.output<NonNullable<(typeof listReturnedRecords)['query']>>,
): Promise<z.input<typeof listReturnedRecords.response>> => {
  requireBranch(viewer, unitId);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await returnedTo(tx, unitId, q.period, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ name, id }) => [name, id]);
    return { items: rows.map(({ id, name, minutes, rated }) => ({ id, name, minutes, rated })), next };
  });
};

const most = 20_000;
const word = (key: string): string => wordOf('zh-CN', `enrolment.${key}`);

/** What was given to the unit as a workbook: hours and ratings, nothing else. It names people: on record. */
export const returnedWorkbook = async (
  context: Context,
  viewer: Viewer,
  { unitId, period }: { readonly unitId: string; readonly period: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  requireBranch(viewer, unitId);
  const rows = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: context.kernel.clock.now() };
    await audit(tx, { ...by, action: 'enrolment.records_exported', subject: unitId, data: { period } });
    return returnedTo(tx, unitId, period, null, most);
  });
  const sheet = {
    name: word('records'),
    head: [['name', 'hours', 'rated'].map((key) => word(`recordSheet.${key}`))],
    widths: [16, 12, 16],
    rows: rows.map(({ name, minutes, rated }) => [name, minutes / 60, rated]),
  };
  return { name: `${sheet.name}-${period}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
