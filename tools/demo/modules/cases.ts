import { v7 } from 'uuid';
import { execute } from '#kernel/db.ts';
import { saveCategories, saveRules, saveTypes } from '#modules/cases/index.ts';
import { demoQuestions } from '#tools/demo/questions.ts';
import type { DemoStep } from '#tools/demo/step.ts';
import { standardCategories } from '#tools/setup/standard-categories.ts';

type Organisation = { id: string; kind: string; name: string; areaPath: string };

/** Which department of the district answers for a category (by the end of its name). */
const departments: Readonly<Record<string, string>> = {
  住房和城乡建设局: '0203 0204 0304 0305 0405 0406 0902',
  城市管理综合行政执法局: '0106 0801',
  市场监督管理局: '14 1002',
  公安分局: '16 0302',
  生态环境分局: '15',
  交通运输局: '0303',
  水务局: '0601',
  教育体育局: '11',
  卫生健康局: '12',
  人力资源和社会保障局: '13 1003',
  民政局: '17',
  自然资源局: '0802 0803 0903',
  消防救援大队: '0901',
  文化和旅游局: '1104',
};
/** Which office of each street answers for a category. */
const offices: Readonly<Record<string, string>> = {
  综合行政执法队: '0104 0501 0801 0302',
  环卫站: '01 0205 07',
  平安法治办: '10 0904 0502',
};

/**
 * Categories and dispatch rules of the demo: the community's committee takes what nobody else does, its grid team light faults, the
 * property company what concerns its estates; streets and departments the rest; what smells of gas outside working time goes to the fire brigade.
 */
const addCases: DemoStep = async (tx, { jurisdictionId }) => {
  // its past was counted by them too
  const at = new Date(Date.now() - 365 * 86_400_000);
  const categories = standardCategories().map((one) => ({
    ...one,
    ...(demoQuestions[one.code] && { questions: demoQuestions[one.code] }),
  }));
  await saveCategories(tx, { jurisdictionId, actorId: null, at }, categories);
  await saveTypes(tx, { jurisdictionId, actorId: null, at });
  const { rows } = await execute<Organisation>(
    tx,
    'select id, kind, name, area_path::text as "areaPath" from organisations where jurisdiction_id = $1',
    [jurisdictionId],
  );
  const by = (table: Readonly<Record<string, string>>, o: Organisation): (string | null)[] =>
    Object.entries(table).flatMap(([name, codes]) => (o.name.endsWith(name) ? codes.split(' ') : []));
  const categoriesOf: Readonly<Record<string, (o: Organisation) => (string | null)[]>> = {
    department: (o) => by(departments, o),
    street_office: (o) => by(offices, o),
    community: () => [null],
    grid_team: () => ['02', '0701'],
    property_company: () => ['04', '0502'],
  };
  const nightShift = rows.filter(({ kind, name }) => kind === 'department' && name.endsWith('消防救援大队'));
  const rules: Parameters<typeof saveRules>[2][number][] = rows.flatMap((o) =>
    (categoriesOf[o.kind]?.(o) ?? []).map((categoryCode) => ({ id: v7(), categoryCode, areaPath: o.areaPath, organisationId: o.id })),
  );
  for (const { id: organisationId, areaPath } of nightShift)
    rules.push({
      id: v7(),
      categoryCode: null,
      areaPath,
      organisationId,
      condition: 'text.containsAny(["燃气泄漏", "煤气味"]) && !working_time',
    });
  await saveRules(tx, jurisdictionId, [...new Map(rules.map((r) => [`${r.categoryCode} ${r.areaPath} ${r.condition}`, r])).values()]);
};
export default addCases;
