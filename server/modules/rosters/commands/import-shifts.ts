import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { shiftImport } from '#contract/rosters/api.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import { type Context, type Eye, eyeOf, peopleFor } from '../context.ts';
import { neededColumns, readShiftRow, type ShiftColumn, shiftColumns, type Wanted } from '../domain/sheet.ts';
import { isTooNear } from '../domain/slots.ts';
import { mayRead } from '../policy.ts';
import type { StoredRoster } from '../store/rosters.ts';
import { busyIn, insertShifts, lockDuty, longest } from '../store/shifts.ts';
import { noteGap } from './look-ahead.ts';
import { restOf } from './rest.ts';
import { managed } from './roster-command.ts';

type Outcome = z.input<typeof shiftImport>;
interface Plan extends Findings {
  readonly added: Wanted[];
  same: number;
}

const keyOf = (one: Pick<Wanted, 'day' | 'accountId'> & { slot: string }): string => `${one.slot} ${one.day} ${one.accountId}`;

/** What the workbook asks for, and everything that is wrong with it. */
const plan = async (eye: Eye, tx: Tx, roster: StoredRoster, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<ShiftColumn>(sheet, shiftColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `rosters.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => shiftColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const people = [...(await peopleFor(eye, tx, roster))];
  const contacts = await eye.context.accounts.contacts(people, tx);
  const candidates = people.map((accountId) => {
    const { name = '', phone = null } = contacts.get(accountId) ?? {};
    return { accountId, name, phone };
  });
  const wanted = rows.flatMap((r) => {
    const one = readShiftRow(r, roster.slots, candidates, eye.days.worked);
    return one ? [{ r, one }] : [];
  });
  if (wanted.length === 0) return result.faults.length > 0 ? result : whole(0, 'empty');
  const times = wanted.flatMap(({ one }) => [one.startsAt.getTime(), one.endsAt.getTime()]);
  const rest = await restOf(eye);
  if (rest > 0) await lockDuty(tx, people);
  const known = await busyIn(tx, people, new Date(Math.min(...times) - longest - rest), new Date(Math.max(...times) + rest));
  const there = new Set(known.filter(({ rosterId }) => rosterId === roster.id).map(keyOf));
  const busy: { accountId: string; startsAt: Date; endsAt: Date }[] = [...known];
  const taken = Map.groupBy(
    known.filter(({ rosterId }) => rosterId === roster.id),
    ({ slot, day }) => `${slot} ${day}`,
  );
  const filled = new Map([...taken].map(([key, on]) => [key, on.length]));
  for (const { r, one } of wanted) {
    if (there.has(keyOf({ ...one, slot: one.slot.key }))) {
      result.same += 1;
      continue;
    }
    const place = `${one.slot.key} ${one.day}`;
    if (one.startsAt <= eye.now) r.wrong('day', 'rosters.fault.begun', { value: one.day });
    else if (busy.some((b) => b.accountId === one.accountId && b.startsAt < one.endsAt && b.endsAt > one.startsAt))
      r.wrong('person', 'rosters.fault.overlap');
    else if (busy.some((b) => isTooNear(one, b, rest))) r.wrong('person', 'rosters.fault.rest', { hours: rest / 3_600_000 });
    else if ((filled.get(place) ?? 0) >= one.slot.people) r.wrong('slot', 'rosters.fault.full', { people: one.slot.people });
    else {
      filled.set(place, (filled.get(place) ?? 0) + 1);
      busy.push(one);
      result.added.push(one);
    }
  }
  return result;
};

/**
 * Assigns the shifts of a workbook, all or nothing: what is there already stays, so the same file a second time changes nothing.
 * @throws session.forbidden, rosters.roster_not_found, rosters.roster_ended, rosters.overlap
 */
export const importShifts = async (context: Context, viewer: Viewer, given: ImportGiven & { rosterId: string }): Promise<Outcome> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const { language, rosterId } = given;
  const prepare = async (tx: Tx) => {
    const roster = await managed(eye, tx, rosterId);
    return { roster, planned: await plan(eye, tx, roster, sheets) };
  };
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): Outcome => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(language, { faults, notes }),
  });
  if (given.dryRun) return tell((await kernel.db.write(accessOf(viewer), prepare)).planned, true);
  const print = sha256(given.bytes).toString('base64');
  const bring = (tx: Tx) => async () => {
    const { roster, planned } = await prepare(tx);
    const outcome = tell(planned, false);
    // faults quote the file, so they are not kept but found again
    if (planned.faults.length > 0) return { outcome: null };
    await insertShifts(
      tx,
      planned.added.map(({ slot, day, accountId, startsAt, endsAt }) => ({
        id: v7(),
        rosterId,
        slot: slot.key,
        day,
        accountId,
        startsAt,
        endsAt,
      })),
    );
    await noteGap(eye, tx, roster);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'rosters.imported', subject: roster.name, data: { id: rosterId, added: outcome.added } });
    return { outcome };
  };
  try {
    return await kernel.db.write(accessOf(viewer), (tx) =>
      once(
        tx,
        viewer,
        given.id,
        `rosters.import ${rosterId}`,
        { print },
        bring(tx),
        async ({ outcome }) => outcome ?? tell((await prepare(tx)).planned, false),
      ),
    );
  } catch (error) {
    if (isViolation(error, 'shifts_one_at_a_time')) fail('rosters.overlap');
    throw error;
  }
};
