import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActivityImport } from '#contract/activities/api.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type ActivityColumn, activityColumns, neededColumns } from '../domain/sheet.ts';
import { organises } from '../policy.ts';
import { activityKeys, insertActivities, type NewActivity } from '../store/activities.ts';

interface Plan extends Findings {
  readonly added: NewActivity[];
  same: number;
}

/** 9:30, 09：30 → 09:30; what is no time stays what it is not. */
const timeOf = (text: string): string | null => {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(text) ?? [];
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
};

/** What the workbook asks for, and everything that is wrong with it. Rows that are announced already stay as they are. */
const plan = async (eye: Eye, viewer: Viewer, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<ActivityColumn>(sheet, activityColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `activities.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => activityColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const kinds = new Map(eye.kinds.filter(({ retired }) => !retired).map((one) => [one.title.zh, one]));
  const read = rows.flatMap((r): NewActivity[] => {
    const [word, title, place] = [r.needed('kind', 40), r.needed('title', 100), r.needed('place', 200)];
    const rules =
      word === null
        ? null
        : (kinds.get(word) ?? r.wrong('kind', 'activities.fault.kind', { value: word, words: [...kinds.keys()].join('、') }));
    const code = r.needed('area', 20, codeForm);
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && !(area && organises(viewer, area.path))) r.wrong('area', 'activities.fault.area', { value: code });
    const day = r.require('day') ? r.day('day') : null;
    const [from, until] = (['from', 'until'] as const).map((column) => {
      const text = r.needed(column, 10);
      return text === null ? null : (timeOf(text) ?? r.wrong(column, 'activities.fault.time', { value: text }));
    });
    if (from && until && until <= from) r.wrong('until', 'activities.fault.time', { value: until });
    const seats = r.number('seats', 1, 5_000, true);
    if (r.faulty() || !rules || !title || !place || !area || !day || !from || !until) return [];
    return [
      {
        id: v7(),
        seriesId: null,
        dueKey: null,
        kind: rules.code,
        rules,
        title,
        text: r.lines('text', 2_000) ?? '',
        areaPath: area.path,
        organisationId: null,
        organiser: r.text('organiser', 2, 60) ?? eye.snapshot.describe(area),
        place,
        roomId: null,
        lon: null,
        lat: null,
        startsAt: new Date(`${day}T${from}:00+08:00`),
        endsAt: new Date(`${day}T${until}:00+08:00`),
        seats: seats ?? rules.seats,
      },
    ];
  });
  const known = await activityKeys(tx, [...new Set(read.map(({ startsAt }) => startsAt))]);
  for (const one of read) {
    const key = `${one.areaPath.replaceAll('.', '')} ${one.startsAt.toISOString()} ${one.title}`;
    if (known.has(key)) result.same += 1;
    else result.added.push(one);
    known.add(key);
  }
  return result;
};

/** Announces the activities of a workbook, all or nothing. @throws session.forbidden */
export const importActivities = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<ActivityImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): ActivityImport => ({
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
      'activities.import',
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const planned = await plan(eye, viewer, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        await insertActivities(tx, planned.added, { createdBy: viewer.accountId, createdAt: eye.now });
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, {
          ...by,
          action: 'activities.imported',
          subject: String(planned.added.length),
          data: { added: planned.added.length },
        });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, viewer, tx, sheets), false),
    ),
  );
};
