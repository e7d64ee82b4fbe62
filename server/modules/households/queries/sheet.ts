import type { Viewer } from '#contract/accounts/viewer.ts';
import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { kindWords } from '#kernel/kinds.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import type { Context } from '../context.ts';
import { addressOf } from '../domain/address.ts';
import { type HouseholdColumn, householdColumns } from '../domain/sheet.ts';
import { pageOfHouseholds } from '../store/households.ts';
import { areaBeside, areaOf, openEye, reach } from './eye.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
/** Persons are not handed out in bulk: their columns are there to be filled in. */
const columns = Object.keys(householdColumns) as HouseholdColumn[];

/** The households of an area as a workbook, without those who live there; `template`: an empty one to fill in. On record in the audit trail. */
export const householdSheet = async (
  context: Context,
  viewer: Viewer,
  query: { area: string; template: boolean },
  signal: AbortSignal,
): Promise<{ name: string; bytes: Buffer }> => {
  const eye = await openEye(context, viewer);
  const filter = { codes: reach(eye, query.area), buildings: null, rest: '', uses: null, occupancies: null };
  const rows = query.template
    ? []
    : await context.kernel.db.write(accessOf(viewer), async (tx) => {
        const found = await pageOfHouseholds(tx, filter, null, mostRows);
        const { jurisdictionId, accountId: actorId } = viewer;
        await audit(tx, {
          jurisdictionId,
          actorId,
          action: 'households.exported',
          subject: query.area,
          data: { rows: found.length },
          at: eye.now,
        });
        return found;
      });
  const uses: Readonly<Record<string, string>> = kindWords(eye.kinds, useSet);
  const occupancies: Readonly<Record<string, string>> = kindWords(eye.kinds, occupancySet);
  const sheet = {
    name: '住户',
    head: [columns.map((column) => householdColumns[column][0])],
    widths: columns.map((column) => householdColumns[column][1]),
    rows: rows.map((row) => {
      const cells: Partial<Record<HouseholdColumn, string | number | null>> = {
        address: addressOf(row),
        area: areaBeside(eye, row.areaCode).name,
        floorArea: row.floorArea,
        use: uses[row.use] ?? row.use,
        occupancy: row.occupancy === null ? null : (occupancies[row.occupancy] ?? row.occupancy),
        people: row.people,
        registeredOn: row.registeredOn,
        note: row.note,
      };
      return columns.map((column) => cells[column] ?? null);
    }),
  };
  return {
    name: query.template ? '住户导入模板.xlsx' : `${areaOf(eye, query.area).shortName}住户.xlsx`,
    bytes: await writeWorkbook([sheet], signal),
  };
};
