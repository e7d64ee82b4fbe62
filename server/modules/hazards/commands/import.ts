import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { HazardImport } from '#contract/hazards/api.ts';
import { hazardKindSet, hazardLevels } from '#contract/hazards/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { recheckDay } from '../domain/days.ts';
import { type HazardColumn, hazardColumns, neededColumns } from '../domain/sheet.ts';
import { handles } from '../policy.ts';
import { hazardKeys, insertHazard, type NewHazard } from '../store/hazards.ts';

interface Plan extends Findings {
  readonly added: NewHazard[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. Rows that are in the ledger already stay as they are. */
const plan = async (eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<HazardColumn>(sheet, hazardColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `hazards.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => hazardColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const levels = Object.fromEntries(hazardLevels.map((level) => [level, wordOf('zh-CN', `hazards.levels.${level}`)])) as Record<
    (typeof hazardLevels)[number],
    string
  >;
  const kinds = kindWords(eye.kinds, hazardKindSet);
  const read = rows.flatMap((r): NewHazard[] => {
    const level = r.word('level', levels);
    const kind = r.word('kind', kinds);
    const [title, place, unit] = [r.needed('title', 100), r.needed('place', 200), r.needed('unit', 100)];
    const code = r.needed('area', 20, codeForm);
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && !(area && handles(eye.viewer, area.path))) r.wrong('area', 'hazards.fault.area', { value: code });
    const foundOn = r.require('foundOn') ? r.day('foundOn') : null;
    const dueOn = r.day('dueOn');
    if (r.faulty() || !level || !kind || !title || !place || !unit || !area || !foundOn) return [];
    return [
      {
        id: v7(),
        kind,
        level,
        title,
        text: r.lines('text', 2000) ?? '',
        areaPath: area.path,
        place,
        unit,
        bodyId: null,
        bodyName: null,
        caseId: null,
        caseNumber: null,
        foundOn,
        foundBy: eye.viewer.accountId,
        photos: [],
        dueOn,
        recheckOn: dueOn && recheckDay(eye.counting, dueOn),
      },
    ];
  });
  const known = await hazardKeys(tx, [...new Set(read.map(({ foundOn }) => foundOn))]);
  for (const one of read) {
    const key = `${one.areaPath.replaceAll('.', '')} ${one.foundOn} ${one.place} ${one.title}`;
    if (known.has(key)) result.same += 1;
    else result.added.push(one);
    known.add(key);
  }
  return result;
};

/** Enters the hazards of a workbook, all or nothing. @throws session.forbidden */
export const importHazards = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<HazardImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): HazardImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(eye, tx, sheets), true));
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'hazards.import',
      { print },
      async () => {
        const planned = await plan(eye, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        for (const one of planned.added) await insertHazard(tx, one);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, {
          ...by,
          action: 'hazards.imported',
          subject: String(planned.added.length),
          data: { added: planned.added.length },
        });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, sheets), false),
    ),
  );
};
