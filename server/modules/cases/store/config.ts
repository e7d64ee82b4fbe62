import { v7 } from 'uuid';
import { workCalendar } from '#contract/calendar/settings.ts';
import type { CategoryDefinition } from '#contract/cases/categories.ts';
import type { Handling, PersonChoice, Urgency } from '#contract/cases/dispatching.ts';
import type { RuleOrigin } from '#contract/cases/rules.ts';
import { daysBegin, lastDayMoves, wholeBegins, workingTime } from '#contract/cases/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWorkday, numberOf } from '#kernel/calendar.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { tell } from '#kernel/live.ts';
import type { KeptAnswers } from '../domain/answers.ts';
import type { Limit } from '../domain/case-file.ts';
import { shiftsText } from '../domain/working-time.ts';

export type CategoryRow = Omit<CategoryDefinition, 'kind'> & { kind: string };

/** A dispatch rule as it is stored. */
export interface RuleRow {
  readonly id: string;
  readonly categoryCode: string | null;
  readonly areaPath: string;
  readonly organisationId: string;
  /** Text of the expression under which it holds; null or absent: always. */
  readonly condition?: string | null;
  /** Kind of the case, way it came in; null or absent: any. */
  readonly kind?: string | null;
  readonly channel?: string | null;
  readonly assists?: readonly string[];
  readonly alternatives?: readonly string[];
  readonly level?: Urgency | null;
  readonly handling?: Handling | null;
  readonly person?: PersonChoice | null;
  readonly origin?: RuleOrigin | null;
}

/** Columns of a rule beside its key, with their types, in the order of {@link valuesOf}. */
const ruleColumns = {
  category_code: 'text',
  area_path: 'ltree',
  organisation_id: 'uuid',
  condition: 'text',
  kind: 'text',
  channel: 'text',
  assists: 'uuid[]',
  alternatives: 'uuid[]',
  level: 'text',
  handling: 'text',
  person: 'text',
  origin: 'jsonb',
} as const;
const ruleNames = Object.keys(ruleColumns).join(', ');
const valuesOf = (rule: RuleRow): unknown[] => [
  rule.categoryCode,
  rule.areaPath,
  rule.organisationId,
  rule.condition ?? null,
  rule.kind ?? null,
  rule.channel ?? null,
  rule.assists ?? [],
  rule.alternatives ?? [],
  rule.level ?? null,
  rule.handling ?? null,
  rule.person ?? null,
  rule.origin ?? null,
];
/** `$3::text, $4::ltree, …` after jurisdiction and id. */
const ruleValues = Object.values(ruleColumns)
  .map((type, i) => `$${i + 3}::${type}`)
  .join(', ');
const oneRule = '(jurisdiction_id, category_code, area_path, condition, kind, channel)';

/** The rules of the jurisdiction, oldest first. */
export const listRules = async (tx: Tx): Promise<RuleRow[]> => {
  const { rows } = await execute<RuleRow>(
    tx,
    `select id, category_code as "categoryCode", area_path::text as "areaPath", organisation_id as "organisationId", condition, kind, channel,
       assists, alternatives, level, handling, person, origin
     from dispatch_rules where jurisdiction_id = :jurisdiction order by id`,
  );
  return rows;
};

/** How the limits of a jurisdiction are counted. */
export type Counting = Pick<Limit, 'shifts' | 'starts' | 'moves' | 'from'> & {
  /** The last year whose days the jurisdiction has declared arranged; null: as far as the country's are known. */
  readonly arrangedTo: number | null;
};

/** Own days of these years before and after a moment go into limits: none that still runs looks further back. */
const yearsBack = 1;

/** How limits are counted from a moment on, by the settings of the jurisdiction and its work calendar. */
export const readCounting = async (tx: Tx, jurisdictionId: string, at: Date): Promise<Counting> => {
  const { rows } = await execute<{ settings: Record<string, unknown> }>(tx, 'select settings from jurisdictions where id = $1', [
    jurisdictionId,
  ]);
  const stored = rows[0]?.settings ?? {};
  const { days, arrangedTo } = settingOf(workCalendar, stored);
  const since = `${Number(shanghaiDay(at).slice(0, 4)) - yearsBack}-01-01`;
  // what the country has come to arrange the same way is nothing of its own any more
  const own = days.filter(({ day, works }) => day >= since && works !== isWorkday(numberOf(day)));
  const shifts = shiftsText(settingOf(workingTime, stored), own);
  const whole = settingOf(wholeBegins, stored);
  return {
    ...(shifts !== undefined && { shifts }),
    ...(settingOf(daysBegin, stored) === 'next_day' && { starts: 'next_day' }),
    ...(settingOf(lastDayMoves, stored) && { moves: true }),
    ...(whole !== 'filing' && { from: whole }),
    arrangedTo,
  };
};

/** Live channel on which processes are told to read a jurisdiction's categories and rules again: `{ jurisdictionId }`. */
export const configChannel = 'case-config';
export const configChanged = (tx: Tx, jurisdictionId: string): Promise<void> => tell(tx, configChannel, { jurisdictionId });

/**
 * Notes the categories of a version where keys refer to them and figures count them. Those left out stay, no longer active.
 * @param inForce false: only those that are new, so that rules may name them already
 */
export const projectCategories = async (tx: Tx, jurisdictionId: string, rows: readonly CategoryRow[], inForce: boolean): Promise<void> => {
  for (const [sort, r] of rows.entries()) {
    await execute(
      tx,
      `insert into categories (jurisdiction_id, code, parent_code, name, name_en, kind, keywords, limits, sort, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (jurisdiction_id, code) ${
         inForce
           ? `do update set parent_code = excluded.parent_code, name = excluded.name, name_en = excluded.name_en, kind = excluded.kind,
         keywords = excluded.keywords, limits = excluded.limits, sort = excluded.sort, active = true`
           : 'do nothing'
       }`,
      [jurisdictionId, r.code, r.parentCode, r.name, r.nameEn, r.kind, r.keywords, JSON.stringify(r.limits), sort + 1, inForce],
    );
  }
  if (inForce)
    await execute(tx, 'update categories set active = false where jurisdiction_id = $1 and active and not (code = any($2::text[]))', [
      jurisdictionId,
      rows.map(({ code }) => code),
    ]);
};

/** Open cases by category. */
export const countOpen = async (tx: Tx, jurisdictionId: string): Promise<{ code: string; cases: number }[]> => {
  const { rows } = await execute<{ code: string; cases: number }>(
    tx,
    `select category_code as code, count(*)::int as cases from cases
     where jurisdiction_id = $1 and category_code is not null and due_at is not null group by category_code order by category_code`,
    [jurisdictionId],
  );
  return rows;
};

/** Inserts dispatch rules in one statement; a rule for the same category, area, kind and channel under the same condition is replaced. */
export const saveRules = async (tx: Tx, jurisdictionId: string, rules: readonly RuleRow[]): Promise<void> => {
  const json = (rule: RuleRow) =>
    Object.fromEntries([['id', rule.id], ...Object.keys(ruleColumns).map((name, i) => [name, valuesOf(rule)[i]])]);
  const sets = Object.keys(ruleColumns).map((name) => `${name} = excluded.${name}`);
  await execute(
    tx,
    `insert into dispatch_rules (jurisdiction_id, id, ${ruleNames})
     select $1, r.id, ${Object.keys(ruleColumns)
       .map((name) => `r.${name}`)
       .join(', ')} from jsonb_to_recordset($2::jsonb) as r(id uuid, ${Object.entries(ruleColumns)
       .map(([name, type]) => `${name} ${type}`)
       .join(', ')})
     on conflict ${oneRule} do update set ${sets.join(', ')} returning id`,
    [jurisdictionId, JSON.stringify(rules.map(json))],
  );
  await configChanged(tx, jurisdictionId);
};

/** Adds one rule. The key `dispatch_rules_one` refuses a second that asks for the same. */
export const addRule = async (tx: Tx, jurisdictionId: string, rule: RuleRow): Promise<void> => {
  await execute(tx, `insert into dispatch_rules (jurisdiction_id, id, ${ruleNames}) values ($1, $2, ${ruleValues})`, [
    jurisdictionId,
    rule.id,
    ...valuesOf(rule),
  ]);
  await configChanged(tx, jurisdictionId);
};

/** Changes one rule; false where it is gone. */
export const changeRule = async (tx: Tx, jurisdictionId: string, rule: RuleRow): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update dispatch_rules set (${ruleNames}) = (${ruleValues}) where jurisdiction_id = $1 and id = $2 returning id`,
    [jurisdictionId, rule.id, ...valuesOf(rule)],
  );
  await configChanged(tx, jurisdictionId);
  return rows.length > 0;
};

/** Removes one rule; false where it is gone. */
export const removeRule = async (tx: Tx, jurisdictionId: string, id: string): Promise<boolean> => {
  const { rows } = await execute(tx, 'delete from dispatch_rules where jurisdiction_id = $1 and id = $2 returning id', [
    jurisdictionId,
    id,
  ]);
  await configChanged(tx, jurisdictionId);
  return rows.length > 0;
};

/** A case that rules are tried on. */
export interface TriedCase {
  readonly categoryCode: string | null;
  readonly areaPath: string;
  readonly kind: string;
  readonly channel: string;
  readonly createdAt: Date;
  readonly organisationId: string | null;
  readonly text: string;
  readonly answers: KeptAnswers | null;
}

/** Newest cases reported since a moment, with the words of their first report: what rules are tried on. */
export const casesToTry = async (tx: Tx, jurisdictionId: string, since: Date, most: number): Promise<TriedCase[]> => {
  const { rows } = await execute<TriedCase>(
    tx,
    `select c.category_code as "categoryCode", c.area_path::text as "areaPath", c.kind, c.channel, c.created_at as "createdAt",
       c.suggested_org_id as "organisationId", r.text, r.answers
     from cases c join lateral (
       select text, answers from reports where jurisdiction_id = $1 and case_id = c.id order by created_at, id limit 1
     ) r on true
     where c.jurisdiction_id = $1 and c.created_at >= $2 order by c.created_at desc, c.id desc limit $3`,
    [jurisdictionId, since, most],
  );
  return rows;
};

/** Newest cases that an organisation took on, with who has or had it last: what rules are learnt from, the newest first. */
export const casesHandled = async (
  tx: Tx,
  jurisdictionId: string,
  most: number,
): Promise<{ categoryCode: string; areaPath: string; organisationId: string }[]> => {
  const { rows } = await execute<{ categoryCode: string; areaPath: string; organisationId: string }>(
    tx,
    `select category_code as "categoryCode", area_path::text as "areaPath", responsible_org_id as "organisationId"
     from cases where jurisdiction_id = $1 and category_code is not null and responsible_org_id is not null
     order by created_at desc, id desc limit $2`,
    [jurisdictionId, most],
  );
  return rows;
};

/** The next turn of an organisation, counted from 0; each is given once. */
export const nextTurn = async (tx: Tx, jurisdictionId: string, organisationId: string): Promise<number> => {
  const { rows } = await execute<{ turn: number }>(
    tx,
    `insert into dispatch_turns (jurisdiction_id, organisation_id, turn) values ($1, $2, 0)
     on conflict (jurisdiction_id, organisation_id) do update set turn = dispatch_turns.turn + 1 returning turn`,
    [jurisdictionId, organisationId],
  );
  return rows[0]?.turn ?? 0;
};

/**
 * Lets an area have the rules of another, besides its own: where it has one for the same category, that one stays. Answers the new rules;
 * none when repeated.
 */
export const inheritRules = async (tx: Tx, jurisdictionId: string, fromPath: string, toPath: string): Promise<readonly RuleRow[]> => {
  const inherited: RuleRow[] = [];
  for (const rule of (await listRules(tx)).filter(({ areaPath }) => areaPath === fromPath)) {
    const next = { ...rule, id: v7(), areaPath: toPath };
    const { rows } = await execute(
      tx,
      `insert into dispatch_rules (jurisdiction_id, id, ${ruleNames}) values (:jurisdiction, $1, ${Object.values(ruleColumns)
        .map((type, i) => `$${i + 2}::${type}`)
        .join(', ')})
       on conflict ${oneRule} do nothing returning id`,
      [next.id, ...valuesOf(next)],
    );
    if (rows.length > 0) inherited.push(next);
  }
  if (inherited.length > 0) await configChanged(tx, jurisdictionId);
  return inherited;
};
