import { v7 } from 'uuid';
import { audit } from '#kernel/audit.ts';
import { enterJurisdiction, type Tx } from '#kernel/db.ts';
import type { AreaChange } from '../domain/changes.ts';
import { faultsOfChanges } from '../domain/changes.ts';
import { type Division, faultsOfDivisions } from '../domain/divisions.ts';
import type { Fault } from '../domain/fault.ts';
import { levelOfCode } from '../domain/import.ts';
import { planDivisions, type StoredArea } from '../domain/plan.ts';
import { announceChange, readIds } from '../store/areas.ts';
import { announceReplaced } from '../store/drawn-areas.ts';
import * as store from '../store/register.ts';
import { type BoundariesImport, checkBoundaries, drawAreas } from './draw-areas.ts';

/** A register that ends more areas than this, and more than a tenth of all, without a recorded change is held to be cut off. */
const mostSilentEnds = 5;

/** What is to be imported into one jurisdiction. */
export interface RegisterImport {
  readonly jurisdiction: { readonly id: string | null; readonly code: string; readonly name: string };
  readonly divisions: { readonly file: string; readonly rows: readonly Division[] };
  readonly changes: { readonly file: string; readonly rows: readonly AreaChange[] };
  readonly boundaries: BoundariesImport;
  /** The day (YYYY-MM-DD) on which areas end for which no change names one. */
  readonly today: string;
  /** Let a register end a large part of the areas; without it that is taken for a file that was cut off. */
  readonly allowDissolving: boolean;
  /** Only find out what would change. */
  readonly dryRun: boolean;
  readonly onRows: (added: number) => void;
}

export interface ChangedArea {
  readonly code: string;
  readonly name: string;
}
/** What an import changes, or would change, area by area. */
export interface ImportOutcome {
  readonly jurisdiction: string;
  readonly created: boolean;
  readonly added: readonly ChangedArea[];
  readonly renamed: readonly (ChangedArea & { readonly before: string })[];
  readonly moved: readonly (ChangedArea & { readonly before: string })[];
  readonly dissolved: readonly (ChangedArea & { readonly on: string })[];
  /** Codes of the areas whose boundary is new or differs. */
  readonly redrawn: readonly string[];
  /** Changes recorded for the first time. */
  readonly recorded: number;
  readonly faults: readonly Fault[];
}

/**
 * Brings the areas of a jurisdiction to what a register lists, within the caller's transaction, which must have {@link store.lockImports};
 * creates the jurisdiction when its id is null. With an error among the faults nothing is written for this jurisdiction.
 */
export async function importRegister(tx: Tx, given: RegisterImport): Promise<ImportOutcome> {
  const { jurisdiction, divisions, changes, boundaries, dryRun } = given;
  const id = jurisdiction.id ?? v7();
  await enterJurisdiction(tx, id);
  const stored: Map<string, StoredArea> = jurisdiction.id === null ? new Map() : await store.readStored(tx);
  const wanted = new Map(divisions.rows.map((row) => [row.code, row]));
  const known = (code: string) => stored.has(code) || wanted.has(code);
  const faults = [
    ...faultsOfDivisions(divisions.file, divisions.rows, known),
    ...faultsOfChanges(changes.file, changes.rows, known, (code) => wanted.has(code)),
  ];
  const outcome = { jurisdiction: jurisdiction.code, created: jurisdiction.id === null };
  if (faults.length > 0) return { ...outcome, added: [], renamed: [], moved: [], dissolved: [], redrawn: [], recorded: 0, faults };

  const plan = planDivisions(stored, wanted, changes.rows, given.today);
  const before = new Set(
    (jurisdiction.id === null ? [] : await store.readSuccessions(tx)).map(({ from, to, on }) => `${from} ${to} ${on}`),
  );
  const fresh = changes.rows.filter(({ from, to, on }) => from.some((a) => to.some((b) => !before.has(`${a} ${b} ${on}`))));
  const present = new Set([...stored.values()].flatMap(({ code, validTo }) => (validTo === null ? [code] : [])));
  for (const { code } of [...plan.added, ...plan.revived]) present.add(code);
  for (const { code } of plan.dissolved) present.delete(code);
  const drawing = boundaries.rows.length === 0 ? { redrawn: [], faults: [] as Fault[] } : await checkBoundaries(tx, boundaries, present);
  const explained = new Set(changes.rows.flatMap(({ from }) => from));
  const silent = plan.dissolved.filter(({ code }) => !explained.has(code)).length;
  const all = present.size + plan.dissolved.length;
  if (silent > mostSilentEnds && silent * 10 > all && !given.allowDissolving)
    drawing.faults.push({
      file: divisions.file,
      row: 0,
      code: 'territory.fault.many_dissolved',
      severity: 'error',
      data: { count: silent, all },
    });
  const valid = drawing.faults.every(({ severity }) => severity === 'warning');
  if (!dryRun && valid) {
    if (jurisdiction.id === null) await store.createJurisdiction(tx, id, jurisdiction.code, jurisdiction.name);
    await store.writePlan(tx, plan, stored, given.onRows);
    if (fresh.length > 0) {
      await store.writeChanges(tx, fresh);
      await announceHeirs(tx, id, fresh, new Set(plan.dissolved.map(({ code }) => code)));
    }
    await drawAreas(tx, boundaries, drawing.redrawn);
    const touched =
      drawing.redrawn.length + plan.added.length + plan.revived.length + plan.renamed.length + plan.dissolved.length + fresh.length;
    if (touched > 0) {
      await announceChange(tx, id);
      const counts = {
        added: plan.added.length,
        revived: plan.revived.length,
        renamed: plan.renamed.length,
        dissolved: plan.dissolved.length,
        redrawn: drawing.redrawn.length,
        changes: fresh.length,
      };
      const files = [divisions, changes, boundaries].flatMap(({ file, rows }) => (rows.length > 0 ? [file] : []));
      await audit(tx, {
        jurisdictionId: id,
        actorId: null,
        action: 'territory.areas_imported',
        subject: jurisdiction.code,
        data: { ...counts, files },
      });
    }
  }
  const movedTo = new Map(fresh.filter(({ kind }) => kind === 'move').map(({ from, to }) => [to[0] as string, from[0] as string]));
  const movedFrom = new Set(movedTo.values());
  const added = [...plan.added, ...plan.revived].map(({ code, name }) => ({ code, name }));
  return {
    ...outcome,
    added: added.filter(({ code }) => !movedTo.has(code)),
    renamed: plan.renamed,
    moved: added.flatMap(({ code, name }) => (movedTo.has(code) ? [{ code, name, before: movedTo.get(code) as string }] : [])),
    dissolved: plan.dissolved.filter(({ code }) => !movedFrom.has(code)),
    redrawn: drawing.redrawn,
    recorded: fresh.length,
    faults: drawing.faults,
  };
}

/** Tells the other modules which one area took the place of each that ends, so that what is bound to it can follow. */
async function announceHeirs(tx: Tx, jurisdictionId: string, changes: readonly AreaChange[], ended: ReadonlySet<string>): Promise<void> {
  const ids = await readIds(tx, jurisdictionId);
  for (const { from, to, on, reason } of changes) {
    const [heir] = to;
    if (to.length !== 1 || !heir) continue;
    for (const code of from.filter((one) => one !== heir && ended.has(one)))
      await announceReplaced(tx, jurisdictionId, {
        from: code,
        to: heir,
        fromId: ids.get(code) ?? null,
        toId: ids.get(heir) ?? null,
        on,
        at: new Date(`${on}T00:00:00+08:00`).toISOString(),
        by: null,
        reason,
      });
  }
}

/** The jurisdictions a register is about: its topmost areas, which must be well formed. */
export const topsOf = (divisions: readonly Division[]): Division[] => {
  const codes = new Set(divisions.map(({ code }) => code));
  const under = (code: string) => [2, 4, 6, 9, 12, 15].some((length) => length < code.length && codes.has(code.slice(0, length)));
  return divisions.filter(({ code }, i) => levelOfCode(code) && !under(code) && divisions.findIndex((one) => one.code === code) === i);
};
