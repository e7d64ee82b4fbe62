import type { RulesImport } from '#contract/cases/rules.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Persons } from '#modules/persons/index.ts';
import type { Rosters } from '#modules/rosters/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { callerUse } from './caller-use.ts';
import { bookOf, categoriesKind, followCategories } from './categories.ts';
import { manyCases } from './commands/act-on-many.ts';
import { countAnew } from './commands/count-anew.ts';
import { importRules } from './commands/import-rules.ts';
import { learning } from './commands/learn-rules.ts';
import { partsBeforeClosing } from './commands/split.ts';
import { createTurningPoints, type TurningPoints } from './conditions.ts';
import { type Doors, openDoors } from './doors.ts';
import { followAreas } from './follow-areas.ts';
import { followMerges } from './follow-merges.ts';
import { createIntakeQueue } from './intake-queue.ts';
import { addCaseLayer } from './layers.ts';
import { announceNews, showNews } from './news.ts';
import { tellOfCases } from './notices.ts';
import { createNumbers } from './numbers.ts';
import { addOwnConditions } from './own-conditions.ts';
import { reportHolder } from './own-data.ts';
import { caseSheet } from './queries/case-sheet.ts';
import { findCases } from './queries/find.ts';
import { pressTodos } from './queries/press-todos.ts';
import { rulesSheet } from './queries/rules-sheet.ts';
import { caseTodos } from './queries/todos.ts';
import { createQuotas } from './quotas.ts';
import { figuresRollup } from './rollup.ts';
import { createConfigs } from './snapshot.ts';
import { createFormerTypes, typeProblemsIn, typesKind } from './types.ts';

/** What the commands and queries of this module work with. */
export interface Cases extends Doors {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly rosters: Rosters;
  readonly config: ReturnType<typeof createConfigs>;
  readonly numbers: ReturnType<typeof createNumbers>;
  readonly quotas: ReturnType<typeof createQuotas>;
  readonly intake: ReturnType<typeof createIntakeQueue>;
  readonly sheet: WorkKind<SheetAsked, undefined>;
  readonly ruleSheets: { readonly import: WorkKind<ImportAsked, RulesImport>; readonly export: WorkKind<object, undefined> };
  readonly turningPoints: TurningPoints;
  readonly formerTypes: ReturnType<typeof createFormerTypes>;
}
type SheetAsked = Parameters<typeof caseSheet>[2];

/** Opens the case loop over the kernel and the modules it asks. */
export const createCases = (
  kernel: Kernel,
  {
    territory,
    map,
    organisations,
    accounts,
    persons,
    rosters,
  }: { territory: Territory; map: CityMap; organisations: Organisations; accounts: Accounts; persons: Persons; rosters: Rosters },
): Cases => {
  const config = createConfigs(kernel);
  addCaseLayer(kernel, map, config);
  followAreas(kernel);
  kernel.definitions.add(categoriesKind);
  followCategories(kernel);
  announceNews(kernel);
  showNews(kernel);
  kernel.rollups.add(figuresRollup(kernel.jurisdictions));
  // the policy of files asks for the case already
  kernel.files.owner('case', { mayRead: async () => true });
  // under what covers a photo looks only who says why
  kernel.files.owner('case_covered', { mayRead: async () => false });
  const turningPoints = createTurningPoints();
  addOwnConditions(turningPoints);
  turningPoints.closing.add(partsBeforeClosing);
  kernel.definitions.add({
    ...typesKind,
    problemsIn: async (tx, jurisdictionId, content, before) => {
      const { categories } = await bookOf(tx, jurisdictionId);
      return typeProblemsIn(tx, jurisdictionId, content, before, { turningPoints, categories });
    },
  });
  const cases: Cases = {
    kernel,
    territory,
    organisations,
    accounts,
    rosters,
    config,
    numbers: createNumbers(kernel.db),
    quotas: createQuotas(kernel),
    intake: createIntakeQueue(kernel.db),
    sheet: exportWork(kernel, 'cases.export', (viewer, query: SheetAsked, _, signal) => caseSheet(cases, viewer, query, signal)),
    ruleSheets: {
      import: importWork(kernel, 'cases.import_rules', (viewer, given) => importRules(cases, viewer, given)),
      export: exportWork(kernel, 'cases.export_rules', (viewer, _: object, __, signal) => rulesSheet(cases, viewer, signal)),
    },
    turningPoints,
    formerTypes: createFormerTypes(),
    ...openDoors(() => cases, turningPoints),
  };
  tellOfCases(cases);
  followMerges(cases);
  countAnew(cases);
  persons.holders.add(reportHolder);
  persons.uses.add(callerUse);
  kernel.work.kind(manyCases(cases));
  kernel.work.kind(learning(cases));
  kernel.todos.add(caseTodos(cases));
  kernel.todos.add(pressTodos(cases));
  kernel.search.add(findCases(cases));
  return cases;
};
