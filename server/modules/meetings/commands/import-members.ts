import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { phoneOf } from '#contract/kernel/typed.ts';
import type { MemberImport } from '#contract/meetings/api.ts';
import { type MemberRole, memberRoles } from '#contract/meetings/values.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Context, codeOf, type Eye, eyeOf } from '../context.ts';
import { type MemberColumn, memberColumns, neededColumns } from '../domain/sheet.ts';
import { type BodyRecord, insertMembers, membersOf, type NewMember } from '../store/bodies.ts';
import { organisationsNamed } from '../store/organisations.ts';
import { holdBody } from './hold.ts';

type Planned = Omit<NewMember, 'id' | 'personId' | 'bodyId' | 'areaCode'> & { readonly name: string; readonly phone: string | null };
interface Plan extends Findings {
  readonly joining: Planned[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. A member is known by name and unit. */
const plan = async (eye: Eye, tx: Tx, body: BodyRecord, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { joining: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<MemberColumn>(sheet, memberColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `meetings.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => memberColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const sitting = new Set((await membersOf(tx, body.id)).map(({ name, organisationName }) => `${name} ${organisationName ?? ''}`));
  const roles = Object.fromEntries(memberRoles.map((role) => [role, wordOf('zh-CN', `meetings.roles.${role}`)])) as Record<
    MemberRole,
    string
  >;
  const told = new Set<string>();
  for (const r of rows) {
    const name = r.needed('name', 40);
    const phone = r.phone('phone', { clean: phoneOf });
    const unit = r.text('organisation', 1, 60);
    const named = unit === null ? [] : await organisationsNamed(tx, unit);
    const found = named.length === 1 ? named[0] : null;
    if (unit !== null && !found) r.wrong('organisation', 'meetings.fault.organisation', { value: unit });
    const role = (r.text('role', 1, 12) === null ? null : r.word('role', roles)) ?? 'member';
    const fromOn = r.day('from') ?? eye.today;
    const untilOn = r.day('until');
    if (untilOn !== null && untilOn < fromOn) r.wrong('until', 'meetings.fault.days');
    if (r.faulty() || name === null) continue;
    const key = `${name} ${unit ?? ''}`;
    if (told.has(`${key} ${phone ?? ''}`)) r.wrong('name', 'meetings.fault.twice', { name });
    told.add(`${key} ${phone ?? ''}`);
    if (sitting.has(key)) result.same += 1;
    else result.joining.push({ name, phone, organisationId: found ?? null, role, fromOn, untilOn });
  }
  return result;
};

/** Enters members of a body from a workbook, all or nothing. @throws meetings.body_not_found, session.forbidden */
export const importMembers = async (context: Context, viewer: Viewer, bodyId: string, given: ImportGiven): Promise<MemberImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ joining, same, faults, notes }: Plan, dryRun: boolean): MemberImport => ({
    dryRun,
    added: dryRun || faults.length === 0 ? joining.length : 0,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  return kernel.db.write(accessOf(viewer), async (tx) => {
    const body = await holdBody(eye, tx, bodyId);
    if (given.dryRun) return tell(await plan(eye, tx, body, sheets), true);
    return once(
      tx,
      viewer,
      given.id,
      `meetings.import ${bodyId}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const planned = await plan(eye, tx, body, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        const members: NewMember[] = [];
        for (const { name, phone, ...one } of planned.joining) {
          const someone = { name, phone, partyMember: false, phoneShared: true };
          const personId = await personFor(tx, viewer.jurisdictionId, eye.ring, someone);
          members.push({ ...one, id: v7(), bodyId, areaCode: codeOf(body.areaPath), personId });
        }
        await insertMembers(tx, members);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, { ...by, action: 'meetings.members_imported', subject: bodyId, data: { added: members.length } });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, body, sheets), false),
    );
  });
};
