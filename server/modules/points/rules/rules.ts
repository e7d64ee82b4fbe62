import type { PersonClass } from '#contract/points/rule-values.ts';
import type { PointRulesImport } from '#contract/points/rules-sheet.ts';
import type { Tx } from '#kernel/db.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context as Module } from '../context.ts';
import type { Described } from '../ledger/described.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Acts, type ClassSource, createActs, type EarningAct } from './acts.ts';
import { type Earned, type Earning, earn } from './commands/earn.ts';
import { importRules } from './commands/import-rules.ts';
import { type Unearned, unearn } from './commands/unearn.ts';
import type { Context } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { rulesKind } from './kind.ts';
import { rulesWorkbook } from './queries/rules-workbook.ts';
import { pointTodos } from './queries/todos.ts';
import type { Source } from './store/earned.ts';

/** The workbook of rules, in and out. */
export interface RuleSheets {
  readonly import: WorkKind<ImportAsked, PointRulesImport>;
  readonly export: WorkKind<object, undefined>;
}

/** Earning points by the rules, as other modules ask for it; all of it in the caller's transaction. */
export interface Rules {
  readonly acts: Pick<Acts, 'add'>;
  /** What people are, for rules and caps of a class; a module that knows says so when it opens. */
  readonly classes: { add(source: ClassSource): void };
  earn(tx: Tx, act: Earning): Promise<Earned>;
  unearn(tx: Tx, source: Source, why: { reason: string }): Promise<Unearned>;
  /** For this module's routes and jobs. */
  readonly rules: Context;
  readonly ruleSheets: RuleSheets;
}

export const createRules = (module: Module, ledger: Ledger, what: Described): Rules => {
  const acts = createActs();
  const classes = new Map<PersonClass, ClassSource>();
  const context: Context = { ...module, ledger, acts, classes, kind: rulesKind(acts) };
  module.kernel.definitions.add(context.kind);
  module.kernel.todos.add(pointTodos(context));
  followAreas(context);
  what.add({ what: 'points.grant', words: 'points-rules:grant' });
  return {
    acts: {
      add: (act: EarningAct) => {
        acts.add(act);
        // what it earned is called in statements as the act is
        what.add({ what: act.act, words: act.words.replace('.', ':') });
      },
    },
    classes: { add: (source) => void classes.set(source.class, source) },
    earn: (tx, act) => earn(context, tx, act),
    unearn: (tx, source, why) => unearn(context, tx, source, why),
    rules: context,
    ruleSheets: {
      import: importWork(module.kernel, 'points.import_rules', (viewer, given) => importRules(context, viewer, given)),
      export: exportWork(module.kernel, 'points.export_rules', (viewer, _asked: object, _, signal) =>
        rulesWorkbook(context, viewer, signal),
      ),
    },
  };
};
