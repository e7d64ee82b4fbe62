import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { followCallBacks } from './follow-cases.ts';
import type { RatesAsked } from './queries/rates.ts';
import { ratesSheet } from './queries/rates-sheet.ts';
import { exclusionTodos, rulingTodos, spotCheckTodos } from './queries/todos.ts';
import { rulingBeforeClosing } from './rulings.ts';

/** What the commands and queries of this module work with. */
export interface Ratings {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly cases: Cases;
  /** The rates of a month as a workbook. */
  readonly sheet: WorkKind<RatesAsked, undefined>;
}

/** Opens call-backs and fair figures over the case loop. */
export const createRatings = (
  kernel: Kernel,
  { territory, organisations, accounts, cases }: { territory: Territory; organisations: Organisations; accounts: Accounts; cases: Cases },
): Ratings => {
  const sheet = exportWork(kernel, 'ratings.export', (viewer, asked: RatesAsked, _, signal) => ratesSheet(ratings, viewer, asked, signal));
  const ratings: Ratings = { kernel, territory, organisations, accounts, cases, sheet };
  followCallBacks(ratings);
  cases.closing.add(rulingBeforeClosing(ratings));
  for (const todos of [rulingTodos, exclusionTodos, spotCheckTodos]) kernel.todos.add(todos(ratings));
  return ratings;
};
