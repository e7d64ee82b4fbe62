import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { NominationImport } from '#contract/honours/api.ts';
import { phoneOf } from '#contract/kernel/typed.ts';
import { outermost } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import { accountsOfPersons, findByPhones } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type NominationColumn, nominationColumns } from '../domain/sheet.ts';
import { mayNominate } from '../policy.ts';
import { candidatesOf, insertCandidate } from '../store/candidates.ts';
import { holdRound, type RoundRecord } from '../store/rounds.ts';

/** What the import needs beside the workbook. */
export interface NominationsAsked {
  readonly id: string;
  readonly roundId: string;
  readonly dryRun: boolean;
}
interface Plan extends Findings {
  readonly added: { personId: string; duty: string; areaPath: string; evidence: Record<string, string> }[];
  same: number;
}
/** Characters of evidence below which it is none. */
const leastEvidence = 5;

/** Areas for which the viewer nominates in a round, by code, name and whole name; null: several are called so. */
const areasOf = ({ snapshot }: Eye, viewer: Viewer, r: RoundRecord): ReadonlyMap<string, TerritoryArea | null> => {
  const levelOf = (path: string): string | undefined => snapshot.findByPath(path)?.level;
  const found = new Map<string, TerritoryArea | null>();
  const put = (name: string, area: TerritoryArea): void => {
    const known = found.get(name);
    found.set(name, known === undefined || known?.code === area.code ? area : null);
  };
  const walk = (area: TerritoryArea): void => {
    if (mayNominate(viewer, area.path, r.terms.nominators, levelOf))
      for (const name of new Set([area.code, area.shortName, area.name, snapshot.describe(area)])) put(name, area);
    for (const child of snapshot.children(area)) walk(child);
  };
  for (const path of outermost(areasWith(viewer, 'honours.nominate'))) {
    const area = snapshot.findByPath(path);
    if (area) walk(area);
  }
  return found;
};

/** What the workbook asks for, and everything that is wrong with it. Whoever is nominated already stays as they are. */
const plan = async (eye: Eye, viewer: Viewer, tx: Tx, r: RoundRecord, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const { criteria } = r.terms;
  const columns = nominationColumns(criteria);
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<NominationColumn>(sheet, columns, {
    needed: Object.keys(columns) as NominationColumn[],
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `honours.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => columns[column]?.[0] ?? column).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const areas = areasOf(eye, viewer, r);
  const nominated = new Set((await candidatesOf(tx, [r.id])).flatMap(({ personId, state }) => (state === 'withdrawn' ? [] : [personId])));
  const named = new Set<string>();
  for (const row of rows) {
    const [name, duty, place] = [row.needed('name', 40), row.needed('duty', 60), row.needed('area', 80)];
    const phone = row.require('phone') ? row.phone('phone', { clean: phoneOf }) : null;
    const area = place === null ? undefined : areas.get(place);
    if (place !== null && !area) row.wrong('area', `honours.fault.${area === null ? 'alike' : 'area'}`, { value: place });
    const evidence: Record<string, string> = {};
    for (const { code } of criteria) {
      const column: NominationColumn = `criterion_${code}`;
      const said = row.require(column) ? row.lines(column, 1_000) : null;
      if (said !== null && said.trim().length < leastEvidence) row.wrong(column, 'honours.fault.evidence', { least: leastEvidence });
      evidence[code] = said?.trim() ?? '';
    }
    if (row.faulty() || name === null || duty === null || phone === null || !area) continue;
    // known by name and phone: nobody is entered by a nomination
    const person = (await findByPhones(tx, eye.ring, [phone])).find((one) => one.name === name);
    if (!person) row.wrong('phone', 'honours.fault.person');
    else if (named.has(person.id)) row.wrong('name', 'honours.fault.twice', { value: name });
    else if ((await accountsOfPersons(tx, [person.id])).get(person.id) === viewer.accountId) row.wrong('name', 'honours.fault.own');
    else if (nominated.has(person.id)) result.same += 1;
    else result.added.push({ personId: person.id, duty, areaPath: area.path, evidence });
    if (person) named.add(person.id);
  }
  return result;
};

/** Nominates those of a workbook, all or none. @throws session.forbidden, honours.round_not_found, honours.step_over */
export const importNominations = async (
  context: Context,
  viewer: Viewer,
  given: NominationsAsked & Pick<ImportGiven, 'bytes' | 'language' | 'signal'>,
): Promise<NominationImport> => {
  if (!can(viewer, 'honours.nominate')) fail('session.forbidden');
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const at = kernel.clock.now();
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): NominationImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  return kernel.db.write(accessOf(viewer), async (tx) => {
    const planned = async (): Promise<{ r: RoundRecord; found: Plan }> => {
      const r = (await holdRound(tx, given.roundId)) ?? fail('honours.round_not_found');
      if (r.state !== 'nominating' || eye.today > r.nominateUntil) fail('honours.step_over');
      return { r, found: await plan(eye, viewer, tx, r, sheets) };
    };
    if (given.dryRun) return tell((await planned()).found, true);
    return once(
      tx,
      viewer,
      given.id,
      `honours.import ${given.roundId}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const { r, found } = await planned();
        // faults quote the file, so they are not kept but found again
        if (found.faults.length > 0) return { outcome: null };
        try {
          for (const one of found.added) await insertCandidate(tx, { ...one, id: idOf(at), roundId: r.id, by: viewer.accountId, at });
        } catch (error) {
          // somebody nominated one of them in the same moment
          if (isViolation(error, 'honour_candidates_once')) fail('honours.nominated');
          throw error;
        }
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at };
        await audit(tx, { ...by, action: 'honours.imported', subject: r.title, data: { id: r.id, added: found.added.length } });
        return { outcome: tell(found, false) };
      },
      async ({ outcome }) => outcome ?? tell((await planned()).found, false),
    );
  });
};
