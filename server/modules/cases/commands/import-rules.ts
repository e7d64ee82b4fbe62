import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { channels } from '#contract/cases/channels.ts';
import { ruleLanguage } from '#contract/cases/rule-language.ts';
import type { RulesImport } from '#contract/cases/rules.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from '../cases.ts';
import { neededRuleColumns, type RuleColumn, ruleSheetColumns, ruleWords } from '../domain/rule-sheet.ts';
import { mayKeepRules } from '../policy.ts';
import { type Lookups, lookups } from '../queries/present-case.ts';
import { tryCatalogue } from '../queries/try-rules.ts';
import { listRules, type RuleRow, removeRule, saveRules } from '../store/config.ts';
import { scopeOf } from './manage-rules.ts';

interface Plan extends Findings {
  readonly rules: RuleRow[];
}

/** Words of a list in Chinese, by code. */
const listed = <K extends string>(key: string, codes: readonly K[]): Record<K, string> =>
  Object.fromEntries(codes.map((code) => [code, wordOf('zh-CN', `cases.${key}.${code}`)])) as Record<K, string>;

/** An organisation by its name: the one of the area that is told, or the only one. */
const organisationIn = (l: Lookups, r: RowReader<RuleColumn>, column: RuleColumn, name: string, area: string | null): string | null => {
  const named = l.organisations.all().filter((one) => one.name === name && (area === null || one.areaPath === area));
  if (named.length === 1) return named[0]?.id ?? null;
  return r.wrong(column, named.length === 0 ? 'case.row_organisation' : 'case.row_organisation_twice', { name });
};

const ruleIn = (l: Lookups, r: RowReader<RuleColumn>): RuleRow | null => {
  const code = r.needed('area', 20);
  const name = r.needed('organisation', 80);
  const category = r.text('category', 1, 20);
  const area = code === null ? null : l.territory.find(code);
  if (code !== null && (!area?.current || area.code !== code)) r.wrong('area', 'case.row_area', { value: code });
  if (category !== null && !l.config.category(category)) r.wrong('category', 'case.row_category', { value: category });
  const seat = r.text('organisationArea', 1, 20);
  const organisationId =
    name === null ? null : organisationIn(l, r, 'organisation', name, seat === null ? null : (l.territory.find(seat)?.path ?? ''));
  const condition = r.text('condition', 1, 1_000);
  const read = condition === null ? null : readExpression(ruleLanguage, condition, 'bool');
  if (read && 'fault' in read)
    r.wrong('condition', 'expression.wrong', { at: read.fault.start + 1, what: read.fault.what, fault: read.fault.code });
  const assists = (r.text('assists', 1, 400) ?? '')
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
    .flatMap((one) => organisationIn(l, r, 'assists', one, null) ?? []);
  const rule = {
    kind: r.word('kind', Object.fromEntries(l.config.types.all.map(({ code, name }) => [code, name]))),
    channel: r.word('channel', listed('channels', channels)),
    level: r.word('level', listed('urgencies', ruleWords.level)),
    handling: r.word('handling', listed('handlings', ruleWords.handling)),
    person: r.word('person', listed('personChoices', ruleWords.person)),
  };
  if (r.faulty() || !area || organisationId === null) return null;
  return { ...rule, id: v7(), categoryCode: category, areaPath: area.path, organisationId, condition, assists };
};

/** The catalogue the workbook describes, and everything that is wrong with it. */
const planOf = (l: Lookups, sheets: readonly ReadSheet[]): Plan => {
  const plan: Plan = { rules: [], faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const given = { needed: neededRuleColumns, codes: 'organisations.cell_', findings: plan };
  const { rows, missing, heading } = readTable<RuleColumn>(sheet, ruleSheetColumns, given);
  noteUnread(sheets.slice(1), [sheet.name], plan);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): void =>
    void plan.faults.push({ sheet: sheet.name, row, column: '', cell: null, code, data });
  if (missing.length > 0) whole(heading, 'case.sheet_columns', { columns: missing.map((one) => ruleSheetColumns[one][0]).join('、') });
  else if (rows.length === 0) whole(0, 'case.sheet_empty');
  const known = new Map<string, number>();
  for (const r of rows) {
    const rule = ruleIn(l, r);
    if (!rule) continue;
    const other = known.get(scopeOf(rule));
    if (other !== undefined) r.wrong('area', 'case.row_twice', { row: r.row, other });
    known.set(scopeOf(rule), r.row);
    plan.rules.push(rule);
  }
  return plan;
};

/** What distinguishes two rules that ask for the same. */
const saysOf = ({ organisationId, assists, level, handling, person }: RuleRow): string =>
  JSON.stringify([organisationId, assists ?? [], level ?? null, handling ?? null, person ?? null]);

/** What the plan changes of the rules there are. */
const compare = (there: readonly RuleRow[], { rules }: Plan) => {
  const before = new Map(there.map((rule) => [scopeOf(rule), rule]));
  const wanted = new Set(rules.map(scopeOf));
  const isSame = (rule: RuleRow): boolean => {
    const now = before.get(scopeOf(rule));
    return now !== undefined && saysOf(now) === saysOf(rule);
  };
  const added = rules.filter((rule) => !before.has(scopeOf(rule)));
  const changed = rules.filter((rule) => before.has(scopeOf(rule)) && !isSame(rule));
  return { added, changed, same: rules.filter(isSame), removed: there.filter((rule) => !wanted.has(scopeOf(rule))) };
};

/** Replaces the dispatch catalogue by a workbook, all of it or nothing. Rules that stay the same keep their origin. */
export const importRules = async (cases: Cases, viewer: Viewer, given: ImportGiven): Promise<RulesImport> => {
  const { kernel } = cases;
  const l = await lookups(cases, viewer.jurisdictionId);
  if (!mayKeepRules(viewer)) fail('session.forbidden');
  const plan = planOf(l, await readWorkbook(given.bytes, given.signal));
  const tell = (there: readonly RuleRow[], dryRun: boolean): RulesImport => {
    const { added, changed, removed, same } = compare(there, plan);
    const { faults, notes } = plan;
    const wrong = faults.length > 0;
    return {
      dryRun,
      added: wrong ? 0 : added.length,
      changed: wrong ? 0 : changed.length,
      removed: wrong ? 0 : removed.length,
      same: same.length,
      faultCount: faults.length,
      ...toldFindings(given.language, { faults, notes }),
      trial: null,
    };
  };
  if (given.dryRun || plan.faults.length > 0) {
    const told = tell(await kernel.db.read(accessOf(viewer), (tx) => listRules(tx)), given.dryRun);
    return plan.faults.length > 0 ? told : { ...told, trial: await tryCatalogue(cases, viewer, () => plan.rules) };
  }
  const print = sha256(given.bytes).toString('base64');
  const bring = (tx: Tx) => async () => {
    const there = await listRules(tx);
    const { added, changed, removed } = compare(there, plan);
    for (const { id } of removed) await removeRule(tx, viewer.jurisdictionId, id);
    if (added.length + changed.length > 0) await saveRules(tx, viewer.jurisdictionId, [...added, ...changed]);
    const outcome = tell(there, false);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: kernel.clock.now() };
    const data = { added: outcome.added, changed: outcome.changed, removed: outcome.removed };
    await audit(tx, { ...by, action: 'cases.rules_imported', subject: String(plan.rules.length), data });
    return { outcome };
  };
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(tx, viewer, given.id, 'cases.import_rules', { print }, bring(tx), async ({ outcome }) => outcome),
  );
};
