import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { capPeriods, type PersonClass } from '#contract/points/rule-values.ts';
import { type PointRule, type PointRules, pointRule } from '#contract/points/rules.ts';
import type { PointRulesImport } from '#contract/points/rules-sheet.ts';
import { command } from '#kernel/command.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { findDraft, lastVersion, putDraft } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { Columns } from '#kernel/sheets/rows/headings.ts';
import { codeForm, type RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import {
  bookColumns,
  capColumnOf,
  capColumns,
  capWords,
  classWords,
  everybody,
  partsOf,
  type RuleColumn,
  ruleColumns,
  ruleSheetNames,
} from '../../domain/rules-sheet.ts';
import type { Context } from '../context.ts';
import { problemsOfRules } from '../kind.ts';
import { actsPage } from '../queries/acts.ts';
import { bookAtHand } from '../queries/rules-workbook.ts';
import { type BudgetRow, openBudgets } from '../store/budgets.ts';

/** What rows name: areas, budgets, and what can earn. */
interface Named {
  readonly territory: TerritorySnapshot;
  readonly budgets: readonly BudgetRow[];
  readonly acts: ReturnType<typeof actsPage>['items'];
}

const rowsOf = <C extends string>(
  sheets: readonly ReadSheet[],
  name: string,
  columns: Columns<C>,
  needed: readonly NoInfer<C>[],
  findings: Findings,
): readonly RowReader<C>[] | null => {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) return null;
  const { rows, missing, heading } = readTable<C>(sheet, columns, { needed, codes: 'organisations.cell_', findings });
  if (missing.length === 0) return rows;
  const data = { columns: missing.map((column) => columns[column][0]).join('、') };
  findings.faults.push({ sheet: name, row: heading, column: '', cell: null, code: 'points.fault.columns', data });
  return [];
};

/** Words of several classes in one cell; those of nobody in particular are of everybody. */
const classesIn = <C extends string>(r: RowReader<C>, column: C): PersonClass[] => {
  const found: PersonClass[] = [];
  for (const part of partsOf(r.text(column, 1, 200))) {
    if (part === everybody) continue;
    const known = (Object.keys(classWords) as PersonClass[]).find((one) => classWords[one] === part || one === part);
    if (known) found.push(known);
    else r.wrong(column, 'points.fault.unknown', { value: part, words: [everybody, ...Object.values(classWords)].join('、') });
  }
  return [...new Set(found)];
};

const ruleIn = (r: RowReader<RuleColumn>, { territory, budgets, acts }: Named): PointRule | null => {
  const [code, zh, en] = [r.needed('code', 40), r.needed('title', 60), r.text('titleEn', 1, 80)];
  if (code !== null && !/^[a-z][a-z0-9_]{0,39}$/.test(code)) r.wrong('code', 'points.fault.code', { value: code });
  const named = r.needed('act', 80);
  const act = acts.find((one) => one.title === named || one.act === named);
  // an act that no module brings is for the rules to refuse, with their words
  if (named !== null && !act && !/^[a-z_]+\.[a-z_]+$/.test(named))
    r.wrong('act', 'points.fault.unknown', { value: named, words: acts.map(({ title }) => title).join('、') });
  const kinds = partsOf(r.text('kinds', 1, 2000)).map((part) => act?.kinds.find((one) => one.title === part)?.code ?? part);
  const classes = classesIn(r, 'classes');
  const points = r.require('points') ? r.number('points', -10_000, 10_000, true) : null;
  const caps = capPeriods.flatMap((per) => {
    const most = r.number(capColumnOf[per], -10_000, 10_000, true);
    return most === null ? [] : [{ per, points: most }];
  });
  const months = r.number('months', 1, 120, true);
  const area = r.text('area', 6, 20, codeForm);
  if (area !== null && !territory.find(area)?.current) r.wrong('area', 'points.fault.area', { value: area });
  const payer = r.text('budget', 1, 80);
  const paying = payer === null ? [] : budgets.filter(({ id, title }) => title === payer || id === payer);
  if (payer !== null && paying.length !== 1) r.wrong('budget', 'points.fault.budget', { value: payer });
  const [from, until, basis] = [r.day('from'), r.day('until'), r.text('basis', 1, 200) ?? ''];
  if (r.faulty() || code === null || zh === null || named === null || points === null) return null;
  const budget = paying[0]?.id ?? null;
  const content = {
    code,
    title: { zh, en },
    act: act?.act ?? named,
    kinds,
    classes,
    points,
    caps,
    months,
    area,
    budget,
    from,
    until,
    basis,
  };
  const read = pointRule.safeParse(content);
  if (!read.success) r.wrong('title', 'points.fault.rule', { value: zh });
  return read.data ?? null;
};

/** The book a workbook comes to, and everything that is wrong with it; what it has no sheet for stays as it is. */
const planOf = (
  context: Context,
  named: Named,
  now: PointRules,
  sheets: readonly ReadSheet[],
): { book: PointRules; findings: Findings } => {
  const findings: Findings = { faults: [], notes: [] };
  const names: readonly string[] = Object.values(ruleSheetNames);
  noteUnread(
    sheets.filter(({ name }) => !names.includes(name)),
    names,
    findings,
  );
  const ruleRows = rowsOf<RuleColumn>(sheets, ruleSheetNames.rules, ruleColumns, ['code', 'title', 'act', 'points'], findings);
  const capRows = rowsOf(sheets, ruleSheetNames.caps, capColumns, ['per', 'points'], findings);
  const bookRows = rowsOf(sheets, ruleSheetNames.book, bookColumns, [], findings);
  if (!ruleRows && !capRows && !bookRows)
    findings.faults.push({ sheet: sheets[0]?.name ?? '', row: 0, column: '', cell: null, code: 'points.fault.empty', data: {} });
  const read = (ruleRows ?? []).map((row) => ({ row, rule: ruleIn(row, named) }));
  const caps = (capRows ?? []).flatMap((r) => {
    const classes = classesIn(r, 'class');
    const per = r.require('per') ? r.word('per', capWords) : null;
    const points = r.require('points') ? r.number('points', -10_000, 10_000, true) : null;
    if (per === null || points === null || r.faulty()) return [];
    return [{ class: classes[0] ?? null, per, points, row: r }];
  });
  const [bookRow] = bookRows ?? [];
  const step = bookRow?.number('step', 1, 60, true) ?? now.step;
  const months = partsOf(bookRow?.text('seasons', 1, 60) ?? null).map(Number);
  if (bookRow && months.some((one) => !Number.isInteger(one) || one < 1 || one > 12))
    bookRow.wrong('seasons', 'points.fault.unknown', { value: bookRow.written('seasons'), words: '1–12' });
  const book: PointRules = {
    step,
    seasons: months.length > 0 ? months.toSorted((a, b) => a - b) : now.seasons,
    caps: capRows ? caps.map(({ row: _, ...cap }) => cap) : now.caps,
    rules: ruleRows ? read.flatMap(({ rule }) => rule ?? []) : now.rules,
  };
  // what keeps rules from being published is told where it stands, before anybody prepares them
  const rows = read.filter(({ rule }) => rule !== null).map(({ row }) => row);
  for (const { at, code, data } of problemsOfRules(context.acts, book)) {
    const [list, n = ''] = at.split('.');
    const title = (data?.['rule'] as { zh?: string } | undefined)?.zh;
    const said = { ...data, ...(title !== undefined && { rule: title }) };
    if (list === 'rules' && ruleRows) {
      const row = n === '' ? rows.findLast((_, i) => book.rules[i]?.code === data?.['code']) : rows[Number(n)];
      row?.wrong(n === '' ? 'code' : 'title', code, said);
    } else if (list === 'caps' && capRows) caps[Number(n)]?.row.wrong('points', code, said);
  }
  return { book, findings };
};

/** Prepares rules as a workbook says, all or nothing: they become the draft. @throws session.forbidden, definitions.draft_changed */
export const importRules = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<PointRulesImport> => {
  if (!can(viewer, 'points.design')) fail('session.forbidden');
  const { kernel, territory, kind } = context;
  const { jurisdictionId } = viewer;
  const [snapshot, sheets] = await Promise.all([territory.snapshot(jurisdictionId), readWorkbook(given.bytes, given.signal)]);
  const plan = async (tx: Tx) => {
    const named = { territory: snapshot, budgets: await openBudgets(tx), acts: actsPage(context, 'zh-CN').items };
    return planOf(context, named, await bookAtHand(context, tx, jurisdictionId), sheets);
  };
  const { book, findings } = await kernel.db.read(accessOf(viewer), plan);
  const wrong = findings.faults.length > 0;
  const counts = { rules: wrong ? 0 : book.rules.length, caps: wrong ? 0 : book.caps.length };
  const tell = (dryRun: boolean): PointRulesImport => ({ dryRun, ...counts, ...toldFindings(given.language, findings) });
  if (given.dryRun || wrong) return tell(given.dryRun);
  const body = { id: given.id, print: sha256(given.bytes).toString('base64') };
  return command(
    kernel,
    viewer,
    'points.import_rules',
    body,
    async ({ tx, at, actorId, log }) => {
      const key = { jurisdictionId, kind: kind.kind, subject: '' };
      const [draft, last] = [await findDraft(tx, key), await lastVersion(tx, key)];
      const row = { base: last?.version ?? 0, content: book, at, by: actorId };
      if (!(await putDraft(tx, key, draft?.revision ?? 0, row))) fail('definitions.draft_changed');
      await log('points.rules_imported', kind.kind, { data: counts });
      return counts;
    },
    async () => tell(false),
  );
};
