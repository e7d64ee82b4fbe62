import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AssignmentImport } from '#contract/visits/follow-ups.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { givers } from '#kernel/permissions.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { keyOf } from '#modules/households/domain/index.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { laterDay } from '../domain/dues.ts';
import { neededColumns, type PlanColumn, planColumns } from '../domain/sheet.ts';
import { insertAssignments, moveAssignments, type NewAssignment, visitorsOfPlan } from '../store/assignments.ts';
import { accountsByName, candidates, workersOf } from '../store/candidates.ts';
import type { PlanRecord } from '../store/plans.ts';
import { holdPlan } from './plans.ts';

interface Plan extends Findings {
  readonly added: NewAssignment[];
  readonly moved: { readonly id: string; readonly visitorId: string; readonly byPost: boolean }[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. */
const read = async (eye: Eye, tx: Tx, plan: PlanRecord, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], moved: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<PlanColumn>(sheet, planColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `visits.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => planColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const places = new Map(
    (await candidates(tx, plan.areas, null, 50_000)).map((one) => [keyOf(`${one.facts.building}${one.unit}${one.room}`), one]),
  );
  const wanted = rows.map((r) => ({ r, name: r.needed('visitor', 40) }));
  const accounts = new Map(
    (
      await accountsByName(
        tx,
        wanted.flatMap(({ name }) => name ?? []),
      )
    ).map(({ id, username }) => [username, id]),
  );
  const posted = new Set((await workersOf(tx, givers('visits.visit'), plan.areaPath, eye.now)).map(({ id }) => id));
  const known = await visitorsOfPlan(tx, plan.id);
  for (const { r, name } of wanted) {
    const building = r.needed('building', 60);
    const room = r.needed('room', 30);
    if (building === null || room === null || name === null) continue;
    const address = keyOf(`${building}${r.text('unit', 1, 20) ?? ''}${room}`);
    const place = places.get(address);
    if (!place) {
      r.wrong('building', 'visits.fault.household', { value: address });
      continue;
    }
    const visitorId = accounts.get(name);
    if (visitorId === undefined) {
      r.wrong('visitor', 'visits.fault.visitor', { value: name });
      continue;
    }
    const before = known.get(place.id);
    if (before?.visitorId === visitorId) result.same += 1;
    else if (before) result.moved.push({ id: before.id, visitorId, byPost: posted.has(visitorId) });
    else
      result.added.push({
        id: v7(),
        planId: plan.id,
        householdId: place.id,
        personId: null,
        areaPath: place.areaPath,
        visitorId,
        byPost: posted.has(visitorId),
        leadId: plan.leadId,
        fromOn: laterDay(plan.fromOn, eye.today),
        untilOn: null,
      });
  }
  return result;
};

/** Gives the households of a workbook to visitors, all or nothing. @throws visits.plan_not_found, visits.plan_over */
export const importAssignments = async (
  context: Context,
  viewer: Viewer,
  given: ImportGiven & { readonly planId: string },
): Promise<AssignmentImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, moved, same, faults, notes }: Plan, dryRun: boolean): AssignmentImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    moved: faults.length > 0 && !dryRun ? 0 : moved.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  const access = wholeAccess(viewer);
  if (given.dryRun)
    return kernel.db.write(access, async (tx) => tell(await read(eye, tx, await holdPlan(eye, tx, given.planId), sheets), true));
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(access, (tx) =>
    once(
      tx,
      viewer,
      given.id,
      `visits.import ${given.planId}`,
      { print },
      async () => {
        const plan = await holdPlan(eye, tx, given.planId);
        const planned = await read(eye, tx, plan, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        await insertAssignments(tx, viewer.jurisdictionId, planned.added);
        for (const { id, visitorId, byPost } of planned.moved)
          await moveAssignments(tx, plan.id, { ids: [id], visitorId: null }, { visitorId, until: null, byPost });
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, {
          ...by,
          action: 'visits.imported',
          subject: plan.title,
          data: { id: plan.id, added: planned.added.length, moved: planned.moved.length },
        });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await read(eye, tx, await holdPlan(eye, tx, given.planId), sheets), false),
    ),
  );
};
