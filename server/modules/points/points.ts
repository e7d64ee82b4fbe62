import type { ListedHolder } from '#contract/points/statement.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context } from './context.ts';
import { createHolders, type Holders } from './holders.ts';
import { createDescribed, type Described } from './ledger/described.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { pointsHolder } from './own-data.ts';
import { statementSheet } from './queries/statement-sheet.ts';
import { createRules, type Rules } from './rules/rules.ts';
import { budgetNames, organisationNames } from './store/names.ts';
import { pointUses } from './uses.ts';

/** Points as other modules ask for them. */
export interface Points extends Rules {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly ledger: Ledger;
  /** What transfers are called. */
  readonly what: Described;
  /** What holders are called: each module names those it keeps. */
  readonly holders: Holders;
  readonly statementSheet: WorkKind<StatementAsked, undefined>;
}

interface StatementAsked {
  readonly type: ListedHolder;
  readonly holderId: string;
}

/** Opens the module. */
export const createPoints = (kernel: Kernel, services: Omit<Context, 'kernel'>): Points => {
  const context: Context = { kernel, ...services };
  const ledger = createLedger(kernel);
  const what = createDescribed();
  for (const why of ['expired', 'merged'] as const) what.add({ what: `points.${why}`, words: `points:${why}` });
  const holders = createHolders();
  for (const type of ['unit', 'team', 'merchant'] as const) holders.add(type, organisationNames);
  holders.add('budget', budgetNames);
  const points: Points = {
    context,
    ledger,
    what,
    holders,
    statementSheet: exportWork(kernel, 'points.statement', (viewer, asked: StatementAsked, _, signal) =>
      statementSheet(points, viewer, asked, signal),
    ),
    ...createRules(context, ledger, what),
  };
  for (const use of pointUses(ledger)) services.persons.uses.add(use);
  services.persons.holders.add(pointsHolder(points));
  return points;
};
