import { v7 } from 'uuid';
import { ruleLanguage } from '#contract/cases/rule-language.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { saveRules } from '#modules/cases/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { SetupWorkbook } from './read.ts';

/** Codes to choose from, the first of them. */
const listed = (codes: readonly string[]): string => codes.slice(0, 12).join('、') + (codes.length > 12 ? ' …' : '');

/** Saves the workbook's dispatch rules; what they name and nobody knows is noted as wrong. One for the same category, area and condition takes the place of the one before. */
export const applyRules = async (
  tx: Tx,
  jurisdictionId: string,
  { rules, findings }: SetupWorkbook,
  territory: TerritorySnapshot,
): Promise<void> => {
  if (rules.length === 0) return;
  const { rows: organisations } = await execute<{ id: string; name: string; area: string }>(
    tx,
    `select o.id, o.name, a.code as area from organisations o join areas a on a.jurisdiction_id = $1 and a.id = o.area_id
     where o.jurisdiction_id = $1 and o.dissolved_on is null`,
    [jurisdictionId],
  );
  const { rows: categories } = await execute<{ code: string }>(tx, 'select code from categories where jurisdiction_id = $1 and active', [
    jurisdictionId,
  ]);
  const byKey = new Map(organisations.map((o) => [`${o.area} ${o.name}`, o.id]));
  const codes = new Set(categories.map(({ code }) => code));
  const known = new Map<string, Parameters<typeof saveRules>[2][number]>();
  for (const { r, category, area, organisation, condition } of rules) {
    const read = condition === null ? null : readExpression(ruleLanguage, condition, 'bool');
    const place = territory.find(area);
    const organisationId = byKey.get(`${organisation.area} ${organisation.name}`);
    if (!place?.current || place.code !== area) r.wrong('area', 'organisations.row_area', { value: area });
    else if (!organisationId) r.wrong('organisation', 'organisations.row_organisation', { ...organisation });
    else if (category !== null && !codes.has(category))
      r.wrong('category', 'organisations.cell_word', { value: category, words: listed([...codes]) });
    else if (read && 'fault' in read)
      r.wrong('condition', 'expression.wrong', { at: read.fault.start + 1, what: read.fault.what, fault: read.fault.code });
    else
      known.set(`${category} ${place.path} ${condition}`, {
        id: v7(),
        categoryCode: category,
        areaPath: place.path,
        organisationId,
        condition,
      });
  }
  if (findings.faults.length === 0) await saveRules(tx, jurisdictionId, [...known.values()]);
};
