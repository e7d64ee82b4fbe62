import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DutyImport } from '#contract/duties/api.ts';
import { dutyClassSet } from '#contract/duties/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type DutyColumn, dutyColumns, neededColumns } from '../domain/sheet.ts';
import { usualRhythm } from '../domain/usual.ts';
import { mayManage } from '../policy.ts';
import { dutyKeys, insertDuties, type NewDuty } from '../store/duties.ts';

interface Plan extends Findings {
  readonly added: NewDuty[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. A duty of that title in that area stays as it is. */
const plan = async (eye: Eye, viewer: Viewer, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<DutyColumn>(sheet, dutyColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `duties.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => dutyColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const classes = new Map(Object.entries(kindWords(eye.kinds, dutyClassSet)).map(([code, word]) => [word as string, code]));
  const read = rows.flatMap((r): NewDuty[] => {
    const [word, title, tasks] = [r.needed('class', 40), r.needed('title', 60), r.needed('tasks', 1_000)];
    const found =
      word === null
        ? null
        : (classes.get(word) ?? r.wrong('class', 'duties.fault.class', { value: word, words: [...classes.keys()].join('、') }));
    const code = r.needed('area', 20, codeForm);
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && !(area && mayManage(viewer, area.path))) r.wrong('area', 'duties.fault.area', { value: code });
    const heads = r.number('heads', 1, 200, true);
    const minutesWeek = r.number('minutesWeek', 10, 2_400, true);
    const [from, until] = [r.day('from'), r.day('until')];
    const fromOn = from ?? eye.today;
    if (until && until < fromOn) r.wrong('until', 'duties.fault.term', { value: until });
    if (r.faulty() || !found || !title || !tasks || !area || !heads) return [];
    return [
      {
        id: v7(),
        class: found,
        title,
        tasks,
        areaPath: area.path,
        place: r.text('place', 1, 120) ?? '',
        lon: null,
        lat: null,
        buildingId: null,
        organisationId: null,
        office: null,
        heads,
        skill: r.text('skill', 1, 60) ?? '',
        minutesWeek,
        fromOn,
        untilOn: until,
        rhythm: usualRhythm(fromOn),
        createdAt: eye.now,
      },
    ];
  });
  const key = (d: NewDuty): string => `${d.areaPath.replaceAll('.', '')} ${d.title}`;
  const known = await dutyKeys(tx, [...new Set(read.map(({ areaPath }) => areaPath.replaceAll('.', '')))]);
  for (const one of read) {
    if (known.has(key(one))) result.same += 1;
    else result.added.push(one);
    known.add(key(one));
  }
  return result;
};

/** Announces the duties of a workbook, all or nothing. @throws session.forbidden */
export const importDuties = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<DutyImport> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): DutyImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(eye, viewer, tx, sheets), true));
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'duties.import',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const planned = await plan(eye, viewer, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        await insertDuties(tx, planned.added, viewer.accountId);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, { ...by, action: 'duties.imported', subject: String(planned.added.length), data: { added: planned.added.length } });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, viewer, tx, sheets), false),
    ),
  );
};
