import { v7 } from 'uuid';
import type { CategoryDefinition } from '#contract/cases/categories.ts';
import { workingTime } from '#contract/cases/settings.ts';
import { standardHours } from '#contract/cases/working-time.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { tell } from '#kernel/live.ts';
import type { DispatchRule } from '../domain/dispatch-rule.ts';

export type CategoryRow = Omit<CategoryDefinition, 'kind'> & { kind: string };

export const listRules = async (tx: Tx): Promise<DispatchRule[]> => {
  const { rows } = await execute<DispatchRule>(
    tx,
    `select id, category_code as "categoryCode", area_path::text as "areaPath", organisation_id as "organisationId" from dispatch_rules
     where jurisdiction_id = :jurisdiction`,
  );
  return rows;
};

/** The hours of the jurisdiction's working days; undefined where they are the standard ones. */
export const readShifts = async (tx: Tx, jurisdictionId: string): Promise<string | undefined> => {
  const { rows } = await execute<{ settings: Record<string, unknown> }>(tx, 'select settings from jurisdictions where id = $1', [
    jurisdictionId,
  ]);
  const hours = settingOf(workingTime, rows[0]?.settings ?? {});
  return hours === standardHours ? undefined : hours;
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

/** Inserts dispatch rules in one statement; a rule for the same category and area is replaced. */
export const saveRules = async (tx: Tx, jurisdictionId: string, rules: readonly DispatchRule[]): Promise<void> => {
  await execute(
    tx,
    `insert into dispatch_rules (jurisdiction_id, id, category_code, area_path, organisation_id)
     select $1, r.id, r.category, r.area::ltree, r.organisation
     from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) as r (id, category, area, organisation)
     on conflict (jurisdiction_id, category_code, area_path) do update set organisation_id = excluded.organisation_id
     returning id`,
    [
      jurisdictionId,
      rules.map((r) => r.id),
      rules.map((r) => r.categoryCode),
      rules.map((r) => r.areaPath),
      rules.map((r) => r.organisationId),
    ],
  );
  await configChanged(tx, jurisdictionId);
};

/**
 * Lets an area have the rules of another, besides its own: where it has one for the same category, that one stays. Answers the new rules;
 * none when repeated.
 */
export const inheritRules = async (tx: Tx, jurisdictionId: string, fromPath: string, toPath: string): Promise<readonly DispatchRule[]> => {
  const inherited: DispatchRule[] = [];
  for (const rule of (await listRules(tx)).filter(({ areaPath }) => areaPath === fromPath)) {
    const next = { ...rule, id: v7(), areaPath: toPath };
    const { rows } = await execute(
      tx,
      `insert into dispatch_rules (jurisdiction_id, id, category_code, area_path, organisation_id)
       values (:jurisdiction, $1, $2, $3, $4) on conflict (jurisdiction_id, category_code, area_path) do nothing returning id`,
      [next.id, next.categoryCode, next.areaPath, next.organisationId],
    );
    if (rows.length > 0) inherited.push(next);
  }
  if (inherited.length > 0) await configChanged(tx, jurisdictionId);
  return inherited;
};
