import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PairImport } from '#contract/evaluations/api.ts';
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
import type { Context } from '../context.ts';
import { type PairColumn, pairColumns } from '../domain/sheet.ts';
import { mayManage } from '../policy.ts';
import { lockEvaluation } from '../store/evaluations.ts';
import { type PairRecord, pairsOf, setWeights } from '../store/sheets.ts';

interface Plan extends Findings {
  weights: Pick<PairRecord, 'raterKey' | 'departmentId' | 'weight'>[];
}

/** Weights of a workbook; pairs it does not name keep theirs. */
const plan = (sheets: readonly ReadSheet[], pairs: readonly PairRecord[]): Plan => {
  const known = new Set(pairs.map(({ raterKey, departmentId }) => `${raterKey} ${departmentId}`));
  const result: Plan = { weights: [], faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<PairColumn>(sheet, pairColumns, {
    needed: ['raterKey', 'departmentId', 'weight'],
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  if (missing.length > 0) {
    const columns = missing.map((column) => pairColumns[column][0]).join('、');
    result.faults.push({ sheet: sheet.name, row: heading, column: '', cell: null, code: 'evaluations.fault.columns', data: { columns } });
    return result;
  }
  const used = new Set<string>();
  for (const r of rows) {
    const [raterKey, departmentId] = [r.needed('raterKey', 40), r.needed('departmentId', 40)];
    const weight = r.require('weight') ? r.number('weight', 0, 10) : null;
    if (r.faulty() || raterKey === null || departmentId === null || weight === null) continue;
    const pair = `${raterKey} ${departmentId}`;
    if (!known.has(pair)) r.wrong('raterKey', 'evaluations.fault.unknown');
    else if (used.has(pair)) r.wrong('raterKey', 'evaluations.fault.twice');
    else result.weights.push({ raterKey, departmentId, weight });
    used.add(pair);
  }
  return result;
};

/** What the import needs beside the workbook. */
export interface PairsAsked {
  readonly id: string;
  readonly evaluationId: string;
  readonly dryRun: boolean;
}

/** Takes over weights of a workbook, all or nothing. */
export const importPairs = async (
  { kernel }: Context,
  viewer: Viewer,
  given: PairsAsked & Pick<ImportGiven, 'bytes' | 'language' | 'signal'>,
): Promise<PairImport> => {
  const sheets = await readWorkbook(given.bytes, given.signal);
  const { evaluationId } = given;
  const drafted = async (tx: Tx): Promise<{ title: string; pairs: PairRecord[] }> => {
    if (!mayManage(viewer)) fail('session.forbidden');
    const e = (await lockEvaluation(tx, evaluationId)) ?? fail('evaluations.not_found');
    if (e.state !== 'draft') fail('evaluations.fixed');
    return { title: e.title, pairs: await pairsOf(tx, evaluationId) };
  };
  const tell = (pairs: readonly PairRecord[], { weights, faults, notes }: Plan, dryRun: boolean): PairImport => {
    const before = new Map(pairs.map((one) => [`${one.raterKey} ${one.departmentId}`, one.weight]));
    const taken = faults.length > 0 ? [] : weights;
    const changed = taken.filter((one) => before.get(`${one.raterKey} ${one.departmentId}`) !== one.weight).length;
    const without = taken.filter(({ weight }) => weight === 0).length;
    return { dryRun, changed, same: taken.length - changed, without, ...toldFindings(given.language, { faults, notes }) };
  };
  return kernel.db.write(accessOf(viewer), async (tx) => {
    const dry = async (): Promise<PairImport> => {
      const { pairs } = await drafted(tx);
      return tell(pairs, plan(sheets, pairs), given.dryRun);
    };
    if (given.dryRun) return dry();
    return once(
      tx,
      viewer,
      given.id,
      `evaluations.import ${evaluationId}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const { title, pairs } = await drafted(tx);
        const found = plan(sheets, pairs);
        // faults quote the file, so they are not kept but found again
        if (found.faults.length > 0) return { outcome: null };
        await setWeights(tx, evaluationId, found.weights);
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: kernel.clock.now() };
        await audit(tx, { ...by, action: 'evaluations.imported', subject: title, data: { id: evaluationId, pairs: found.weights.length } });
        return { outcome: tell(pairs, found, false) };
      },
      async ({ outcome }) => outcome ?? dry(),
    );
  });
};
