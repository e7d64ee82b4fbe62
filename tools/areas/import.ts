import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Database, execute, platformAccess } from '#kernel/db.ts';
import { type AreaChange, type Division, type Fault, levelOfCode } from '#modules/territory/domain/index.ts';
import { type ImportOutcome, importRegister, lockImports, topsOf } from '#modules/territory/index.ts';
import { type BoundaryRow, readBoundaries, type System } from './boundaries.ts';
import { readChanges, readDivisions } from './divisions.ts';
import { UnreadableFile } from './tables.ts';

export interface AreasImport {
  /** File of divisions or the national list. */
  readonly divisions?: string;
  readonly changes?: string;
  readonly boundaries?: string;
  /** Coordinate system of the boundaries. */
  readonly crs?: System;
  /** Deviation in metres that is normal between sources of boundaries; 50 when absent. */
  readonly tolerance?: number;
  /** Take only what lies in this area, into its jurisdiction. */
  readonly jurisdiction?: string;
  /** Name of a jurisdiction that is created. */
  readonly name?: string;
  /** Refuse where a demo stands: real districts are set up apart from it. */
  readonly apart?: boolean;
  /** Let the register end more than a tenth of the areas. */
  readonly allowDissolving?: boolean;
  readonly dryRun: boolean;
  readonly now: Date;
}

/** What an import did, or would do, over all jurisdictions it touches. `stored` is false after a dry run and where there are errors. */
export interface ImportResult {
  readonly stored: boolean;
  readonly outcomes: readonly ImportOutcome[];
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** Ends the transaction without storing anything and carries the result out of it. */
class Refused extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super('refused');
    this.result = result;
  }
}

/** A demo stands where a real district was to be set up. */
export class DemoHere extends Error {
  constructor(code: string) {
    super(
      `this installation holds the demo district ${code}, and real districts are kept apart from it. Name a data folder of its own with --data-dir (or another DATABASE_URL).`,
    );
  }
}

interface Target {
  id: string | null;
  code: string;
  name: string;
  rows: Division[];
  changes: AreaChange[];
  boundaries: BoundaryRow[];
}

const attempt = <T>(file: string | undefined, faults: Fault[], read: (file: string) => T[]): T[] => {
  try {
    return file === undefined ? [] : read(file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    faults.push({ file: file ?? '', row: 0, code: error.code, severity: 'error', data: error.data });
    return [];
  }
};

/**
 * Shares rows and changes out to jurisdictions: the wanted one; else for each topmost area of the register the stored jurisdiction it lies in,
 * or a new one of its own.
 * @param stray hears of what belongs to none of them
 */
function targetsOf(
  given: AreasImport,
  rows: readonly Division[],
  changes: readonly AreaChange[],
  boundaries: readonly BoundaryRow[],
  known: readonly { id: string; code: string; name: string }[],
  stray: (file: string, row: number, code: string) => void,
): Target[] {
  const holder = (code: string) =>
    known.filter((one) => code.startsWith(one.code)).sort((a, b) => b.code.length - a.code.length)[0] ?? { id: null, code, name: '' };
  const targets = new Map<string, Target>();
  const open = (one: { id: string | null; code: string; name: string }, name: string): Target => {
    const target = targets.get(one.code) ?? { ...one, name: one.name || given.name || name, rows: [], changes: [], boundaries: [] };
    targets.set(one.code, target);
    return target;
  };
  const wanted = given.jurisdiction;
  if (wanted !== undefined) {
    const own = known.find(({ code }) => code === wanted) ?? { id: null, code: wanted, name: '' };
    const target = open(own, rows.find(({ code }) => code === wanted)?.name ?? '');
    target.rows = rows.filter(({ code }) => code.startsWith(wanted) || !levelOfCode(code));
    target.changes = changes.filter(({ from, to }) => [...from, ...to].some((code) => code.startsWith(wanted)));
    target.boundaries = boundaries.filter(({ code }) => code.startsWith(wanted));
    // a register of streets alone need not name the district they make up
    if (own.id === null && target.name && !target.rows.some(({ code }) => code === wanted)) {
      target.rows.unshift({ code: wanted, name: target.name, row: 0 });
    }
    return [target];
  }
  const tops = new Map(topsOf(rows).map((top) => [top.code, open(holder(top.code), top.name)]));
  const lengths = new Set([...tops.keys()].map((code) => code.length));
  const first = targets.values().next().value;
  const targetOf = (code: string): Target | undefined => {
    for (const length of lengths) {
      const target = tops.get(code.slice(0, length));
      if (target) return target;
    }
    return undefined;
  };
  // a malformed code belongs nowhere; it is named with the first
  for (const row of rows) (targetOf(row.code) ?? first)?.rows.push(row);
  for (const change of changes) {
    const code = change.from[0] ?? '';
    const held = holder(code);
    const target = targetOf(code) ?? (held.id === null ? first : open(held, ''));
    if (target) target.changes.push(change);
    else stray(given.changes ?? '', change.row, code);
  }
  for (const boundary of boundaries) {
    const held = holder(boundary.code);
    const target = targetOf(boundary.code) ?? (held.id === null ? first : open(held, ''));
    if (target) target.boundaries.push(boundary);
    else stray(given.boundaries ?? '', boundary.row, boundary.code);
  }
  return [...targets.values()];
}

/** Warns of how much of each file was not taken because it lies outside the wanted jurisdiction. */
function elsewhere(given: AreasImport, all: Pick<Target, 'rows' | 'changes' | 'boundaries'>, [target]: readonly Target[]): Fault[] {
  const wanted = given.jurisdiction;
  if (wanted === undefined) return [];
  const files = { rows: given.divisions, changes: given.changes, boundaries: given.boundaries };
  const inFile = ({ row }: { row: number }): boolean => row > 0;
  return (['rows', 'changes', 'boundaries'] as const).flatMap((kind) => {
    const count = all[kind].filter(inFile).length - (target?.[kind].filter(inFile).length ?? 0);
    const data = { count, code: wanted };
    return count === 0 ? [] : [{ file: files[kind] ?? '', row: 0, code: 'territory.fault.elsewhere', severity: 'warning', data }];
  });
}

/**
 * Imports areas in one transaction: all files without an error, or nothing.
 * @param progress hears what is being done
 */
export async function importAreaFiles(db: Database, given: AreasImport, progress: (line: string) => void): Promise<ImportResult> {
  const faults: Fault[] = [];
  const rows = attempt(given.divisions, faults, (file) => readDivisions(file, given.jurisdiction ?? '', faults));
  const changes = attempt(given.changes, faults, (file) => readChanges(file, faults));
  const boundaries = attempt(given.boundaries, faults, (file) => readBoundaries(file, given.crs ?? 'wgs84', faults));
  const unread = faults.filter(({ severity, row }) => severity === 'error' && row === 0);
  // what would follow from a file that could not be read is no mistake of its own
  if (unread.length > 0)
    return { stored: false, outcomes: [], errors: unread, warnings: faults.filter(({ severity }) => severity === 'warning') };
  if (given.boundaries !== undefined) progress(`${boundaries.length} boundaries read`);
  if (given.divisions !== undefined && faults.length === 0) progress(`${rows.length} lines of divisions read`);
  const today = shanghaiDay(given.now);
  try {
    return await db.write(platformAccess, async (tx) => {
      await lockImports(tx);
      const { rows: known } = await execute<{ id: string; code: string; name: string; demo: boolean }>(
        tx,
        'select id, code, name, demo from jurisdictions',
      );
      const demo = known.find((one) => one.demo);
      if (demo && given.apart === true) throw new DemoHere(demo.code);
      const targets = targetsOf(given, rows, changes, boundaries, known, (file, row, code) =>
        faults.push({ file, row, code: 'territory.fault.unknown_code', severity: 'error', data: { code } }),
      );
      for (const fault of elsewhere(given, { rows, changes, boundaries }, targets)) faults.push(fault);
      const outcomes: ImportOutcome[] = [];
      const refuse = (file: string, code: Fault['code'], data: Fault['data'] = {}) =>
        faults.push({ file, row: 0, code, severity: 'error', data });
      if (targets.every((target) => target.rows.length + target.changes.length + target.boundaries.length === 0) && faults.length === 0) {
        refuse(given.divisions ?? given.changes ?? given.boundaries ?? '', 'territory.fault.nothing', { code: given.jurisdiction ?? '' });
      }
      let added = 0;
      let told = 0;
      for (const target of targets) {
        if (target.id === null && (!target.name || !levelOfCode(target.code))) {
          refuse(given.divisions ?? '', 'territory.fault.jurisdiction_name', { code: target.code });
          continue;
        }
        const outcome = await importRegister(tx, {
          jurisdiction: target,
          divisions: { file: given.divisions ?? '', rows: target.rows },
          changes: { file: given.changes ?? '', rows: target.changes },
          boundaries: { file: given.boundaries ?? '', rows: target.boundaries, tolerance: given.tolerance ?? 50 },
          today,
          allowDissolving: given.allowDissolving === true,
          dryRun: given.dryRun || faults.some(({ severity }) => severity === 'error'),
          onRows: (count) => {
            added += count;
            if (added - told >= 50_000) {
              told = added;
              progress(`${added} areas written`);
            }
          },
        });
        outcomes.push(outcome);
        if (demo && outcome.created)
          faults.push({ file: '', row: 0, code: 'territory.fault.beside_demo', severity: 'warning', data: { code: demo.code } });
        for (const fault of outcome.faults) faults.push(fault);
      }
      const errors = faults.filter(({ severity }) => severity === 'error');
      const warnings = faults.filter(({ severity }) => severity === 'warning');
      if (errors.length > 0 || given.dryRun) throw new Refused({ stored: false, outcomes, errors, warnings });
      if (outcomes.some(({ created }) => created)) await execute(tx, 'select pg_notify(\'linli\', \'{"c":"jurisdictions","p":{}}\')');
      return { stored: true, outcomes, errors, warnings };
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}
