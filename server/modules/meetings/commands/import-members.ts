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
import { findByPhones, personFor } from '#modules/persons/index.ts';
import { type Context, codeOf, type Eye, eyeOf } from '../context.ts';
import { type MemberColumn, memberColumns, neededColumns } from '../domain/sheet.ts';
import { type BodyRecord, changeMember, endTerm, insertMembers, type MemberRecord, membersOf, type NewMember } from '../store/bodies.ts';
import { organisationsNamed } from '../store/organisations.ts';
import { holdBody } from './hold.ts';

type Term = Pick<NewMember, 'organisationId' | 'role' | 'fromOn' | 'untilOn'>;
interface Plan extends Findings {
  readonly joining: (Term & { readonly name: string; readonly phone: string | null })[];
  /** Members who begin another term after theirs. */
  readonly again: (Term & Pick<MemberRecord, 'id' | 'personId'>)[];
  readonly changed: (Omit<Term, 'fromOn'> & Pick<MemberRecord, 'id'>)[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. A member is known by name and phone, else by name and unit. */
const plan = async (eye: Eye, tx: Tx, body: BodyRecord, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { joining: [], again: [], changed: [], same: 0, faults: [], notes: [] };
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
  const members = await membersOf(tx, body.id);
  const sitting = new Map(members.map((one) => [`${one.name} ${one.organisationName ?? ''}`, one]));
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
    const said = r.text('role', 1, 12) === null ? null : r.word('role', roles);
    const [from, until] = [r.day('from'), r.day('until')];
    if (r.faulty() || name === null) continue;
    const key = `${name} ${unit ?? ''}`;
    if (told.has(`${key} ${phone ?? ''}`)) r.wrong('name', 'meetings.fault.twice', { name });
    told.add(`${key} ${phone ?? ''}`);
    const bearers = phone === null ? [] : (await findByPhones(tx, eye.ring, [phone])).filter((one) => one.name === name);
    const own = members.find(({ personId }) => bearers.some(({ id }) => id === personId)) ?? sitting.get(key);
    if (own && told.has(own.id)) r.wrong('name', 'meetings.fault.twice', { name });
    if (own) told.add(own.id);
    // of somebody who sits there what the sheet does not say stays
    const [role, organisationId] = [said ?? own?.role ?? 'member', found ?? own?.organisationId ?? null];
    const isOver = own !== undefined && own.untilOn !== null && from !== null && from > own.untilOn;
    const fromOn = from ?? own?.fromOn ?? eye.today;
    const untilOn = until ?? (isOver ? null : (own?.untilOn ?? null));
    if (untilOn !== null && untilOn < fromOn) r.wrong('until', 'meetings.fault.days');
    else if (!own) result.joining.push({ name, phone, organisationId, role, fromOn, untilOn });
    else if (isOver) result.again.push({ id: own.id, personId: own.personId, organisationId, role, fromOn, untilOn });
    else if (fromOn !== own.fromOn) r.wrong('from', 'meetings.fault.term', { from: own.fromOn, until: own.untilOn ?? '' });
    else if (role !== own.role || untilOn !== own.untilOn || organisationId !== own.organisationId)
      result.changed.push({ id: own.id, organisationId, role, untilOn });
    else result.same += 1;
  }
  return result;
};

/** Enters members of a body from a workbook, all or nothing. @throws meetings.body_not_found, session.forbidden */
export const importMembers = async (context: Context, viewer: Viewer, bodyId: string, given: ImportGiven): Promise<MemberImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ joining, again, changed, same, faults, notes }: Plan, dryRun: boolean): MemberImport => ({
    dryRun,
    added: dryRun || faults.length === 0 ? joining.length : 0,
    changed: dryRun || faults.length === 0 ? again.length + changed.length : 0,
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
        for (const { id, ...one } of planned.again) {
          await endTerm(tx, id, wordOf('zh-CN', 'meetings.term_over'));
          members.push({ ...one, id: v7(), bodyId, areaCode: codeOf(body.areaPath) });
        }
        for (const one of planned.changed) await changeMember(tx, one);
        await insertMembers(tx, members);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, {
          ...by,
          action: 'meetings.members_imported',
          subject: bodyId,
          data: { added: members.length, changed: planned.changed.length },
        });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, body, sheets), false),
    );
  });
};
