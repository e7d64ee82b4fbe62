import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { VolunteersImport } from '#contract/volunteers/api.ts';
import { skillSet } from '#contract/volunteers/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { codeForm, type RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { findByPhones, personFor } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { problemOfTold } from '../domain/hours.ts';
import { type HoursColumn, hoursColumns, neededHours, neededVolunteer, type VolunteerColumn, volunteerColumns } from '../domain/sheet.ts';
import { mayManage } from '../policy.ts';
import { besides } from '../store/hours.ts';
import { findVolunteer, insertVolunteer, insure } from '../store/volunteers.ts';
import { byHand } from './hours.ts';

interface Plan<R> extends Findings {
  readonly added: R[];
  same: number;
}
/** How one kind of workbook is read and carried out. */
interface Sheet<C extends string, R> {
  readonly action: string;
  readonly columns: Readonly<Record<C, ColumnSpec>>;
  readonly needed: readonly C[];
  /** Null where the row is faulty, or known already. */
  readonly read: (eye: Eye, tx: Tx, r: RowReader<C>, known: Set<string>) => Promise<R | null | 'same'>;
  readonly carryOut: (eye: Eye, tx: Tx, row: R) => Promise<void>;
}

const planOf = async <C extends string, R>(sheet: Sheet<C, R>, eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan<R>> => {
  const result: Plan<R> = { added: [], same: 0, faults: [], notes: [] };
  const first = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<C>(first, sheet.columns, {
    needed: sheet.needed,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [first.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan<R> => {
    result.faults.push({ sheet: first.name, row, column: '', cell: null, code: `volunteers.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => sheet.columns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const known = new Set<string>();
  for (const r of rows) {
    const one = await sheet.read(eye, tx, r, known);
    if (one === 'same') result.same += 1;
    else if (one !== null && !r.faulty()) result.added.push(one);
  }
  return result;
};

/** Carries out a workbook, all or nothing. @throws session.forbidden */
const bring = async <C extends string, R>(
  sheet: Sheet<C, R>,
  context: Context,
  viewer: Viewer,
  given: ImportGiven,
): Promise<VolunteersImport> => {
  const { kernel } = context;
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, same, faults, notes }: Plan<R>, dryRun: boolean): VolunteersImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await planOf(sheet, eye, tx, sheets), true));
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      sheet.action,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const planned = await planOf(sheet, eye, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        for (const row of planned.added) await sheet.carryOut(eye, tx, row);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: kernel.clock.now() };
        const added = planned.added.length;
        await audit(tx, { ...by, action: sheet.action, subject: String(added), data: { added } });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await planOf(sheet, eye, tx, sheets), false),
    ),
  );
};

interface Somebody {
  readonly name: string;
  readonly phone: string;
  readonly personId: string | null;
}
const phoneForm = { clean: phoneOf, check: { is: mobilePattern, code: 'volunteers.fault.phone' } };
/** Who a row is about: known by name and phone, or new. */
const somebodyOf = async ({ ring }: Eye, tx: Tx, r: RowReader<'name' | 'phone'>): Promise<Somebody | null> => {
  const name = r.needed('name', 40);
  const phone = r.require('phone') ? r.phone('phone', phoneForm) : null;
  if (name === null || phone === null) return null;
  return { name, phone, personId: (await findByPhones(tx, ring, [phone])).find((one) => one.name === name)?.id ?? null };
};
const areaIn = ({ snapshot, viewer }: Eye, r: RowReader<'area'>): TerritoryArea | null => {
  const code = r.needed('area', 20, codeForm);
  const area = code === null ? null : snapshot.find(code);
  return code === null || (area && mayManage(viewer, area.path)) ? area : r.wrong('area', 'volunteers.fault.area', { value: code });
};
const personOf = async ({ ring, viewer }: Eye, tx: Tx, { name, phone }: Somebody): Promise<string> =>
  personFor(tx, viewer.jurisdictionId, ring, { name, phone, partyMember: false, phoneShared: true });

interface Registered extends Somebody {
  readonly area: TerritoryArea;
  readonly skills: readonly string[];
  readonly insuredUntil: string | null;
  /** Is a volunteer already: the row says when the insurance ends. */
  readonly registered: boolean;
}
const volunteers: Sheet<VolunteerColumn, Registered> = {
  action: 'volunteers.import',
  columns: volunteerColumns,
  needed: neededVolunteer,
  read: async (eye, tx, r, known) => {
    // as it went out, masked and without a telephone, a row says nothing new
    if (r.says('phone', null) && (r.text('name', 1, 40) ?? '').includes('*')) return 'same';
    const somebody = await somebodyOf(eye, tx, r as unknown as RowReader<'name' | 'phone'>);
    const area = areaIn(eye, r as unknown as RowReader<'area'>);
    const words = new Map(Object.entries(kindWords(eye.kinds, skillSet)).map(([code, word]) => [word, code]));
    const skills = (r.text('skills', 1, 200) ?? '')
      .split(/[、,，;；\s]+/)
      .filter((one) => one !== '')
      .map(
        (one) => words.get(one) ?? r.wrong('skills', 'volunteers.fault.skill', { value: one, words: [...words.keys()].join('、') }) ?? '',
      );
    const insuredUntil = r.day('insuredUntil');
    if (r.faulty() || somebody === null || area === null) return null;
    const key = `${somebody.phone} ${somebody.name}`;
    const there = somebody.personId === null ? null : await findVolunteer(tx, somebody.personId);
    const registered = there?.endedOn === null;
    if (known.has(key) || (registered && (insuredUntil === null || insuredUntil === there.insuredUntil))) return 'same';
    known.add(key);
    return { ...somebody, area, skills, insuredUntil, registered };
  },
  carryOut: async (eye, tx, row) => {
    const personId = row.personId ?? (await personOf(eye, tx, row));
    if (row.registered && row.insuredUntil !== null) return insure(tx, personId, row.insuredUntil);
    const nothing = { times: [], minor: false, guardianSealed: null, keyVersion: null };
    const by = { accountId: eye.viewer.accountId, today: eye.today };
    await insertVolunteer(tx, personId, { areaPath: row.area.path, skills: row.skills, ...nothing }, by);
    if (row.insuredUntil !== null) await insure(tx, personId, row.insuredUntil);
  },
};

interface Told extends Somebody {
  readonly title: string;
  readonly area: TerritoryArea;
  readonly day: string;
  readonly from: Date;
  readonly until: Date;
}
const timeOf = (text: string): string | null => {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(text) ?? [];
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
};
const minutesOf = ({ from, until }: Pick<Told, 'from' | 'until'>): number => Math.floor((+until - +from) / 60_000);
const hours: Sheet<HoursColumn, Told> = {
  action: 'volunteers.import_hours',
  columns: hoursColumns,
  needed: neededHours,
  read: async (eye, tx, r, known) => {
    // what came out of here says how it stands
    if (r.filled('state')) return 'same';
    const somebody = await somebodyOf(eye, tx, r as unknown as RowReader<'name' | 'phone'>);
    const area = areaIn(eye, r as unknown as RowReader<'area'>);
    const title = r.needed('title', 100);
    const day = r.require('day') ? r.day('day') : null;
    const [from, until] = (['from', 'until'] as const).map((column) => {
      const text = r.needed(column, 10);
      return text === null ? null : (timeOf(text) ?? r.wrong(column, 'volunteers.fault.time', { value: text }));
    });
    if (r.faulty() || !somebody || !area || !title || !day || !from || !until) return null;
    const told = { day, from: new Date(`${day}T${from}:00+08:00`), until: new Date(`${day}T${until}:00+08:00`) };
    if (told.until <= told.from) return r.wrong('until', 'volunteers.fault.time', { value: until });
    const problem = problemOfTold({ ...told, minutes: minutesOf(told) }, eye.context.kernel.clock.now());
    if (problem) return r.wrong('until', problem);
    const key = `${somebody.phone} ${somebody.name} ${day} ${from} ${title}`;
    if (known.has(key)) return 'same';
    known.add(key);
    if (somebody.personId !== null) {
      const { overlap } = await besides(tx, somebody.personId, { id: v7(), ...told });
      // the same service, told before
      if (overlap === title) return 'same';
      if (overlap !== null) return r.wrong('from', 'volunteers.overlap', { title: overlap });
    }
    return { ...somebody, ...told, title, area };
  },
  carryOut: async (eye, tx, row) => {
    const { title, day, from, until, area } = row;
    await eye.context.hours.record(tx, {
      ...{
        id: v7(),
        person: row.personId ?? (await personOf(eye, tx, row)),
        what: byHand,
        subjectId: null,
        kind: null,
        title,
        day,
        from,
        until,
      },
      ...{ minutes: minutesOf(row), areaId: area.id, organisationId: null, recordedBy: eye.viewer.accountId, certifiedBy: null },
    });
  },
};

/** Registers the volunteers of a workbook. */
export const importVolunteers = (context: Context, viewer: Viewer, given: ImportGiven) => bring(volunteers, context, viewer, given);
/** Records the hours of a workbook, to be certified by somebody else. */
export const importHours = (context: Context, viewer: Viewer, given: ImportGiven) => bring(hours, context, viewer, given);
