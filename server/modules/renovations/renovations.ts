import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { runsVotes, voteClosed } from './commands/voting.ts';
import { type Context, openPath, subjectType } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { acceptedEstates } from './measures.ts';
import { mayManage } from './policy.ts';
import { renovationsWorkbook, renovationTodos } from './queries/lists.ts';
import { findRenovation } from './store/renovations.ts';
import { supervisorUse } from './uses.ts';

type Asked = Parameters<typeof renovationsWorkbook>[2];

/** Renovations as other modules ask for them. */
export interface Renovations {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheet: WorkKind<Asked, undefined>;
}

const page = (id: string): string => `/renovations/${id}`;

/** Opens the module: what it asks, votes on and publishes belongs to a renovation. */
export const createRenovations = (
  kernel: Kernel,
  {
    territory,
    surveys,
    votes,
    disclosures,
    assemblies,
    cases,
    persons,
    coverage,
  }: Pick<Services, 'territory' | 'surveys' | 'votes' | 'disclosures' | 'assemblies' | 'cases' | 'persons' | 'coverage'>,
): Renovations => {
  const context: Context = { kernel, territory, surveys, votes, disclosures, assemblies, cases };
  surveys.subjects.add({ type: subjectType, page });
  votes.subjects.add({
    type: subjectType,
    words: 'renovations.subject',
    page,
    mayRun: (viewer, tx, id) => runsVotes(tx, id, (areaPath) => mayManage(viewer, areaPath)),
    closed: (tx, running, vote, outcome) =>
      voteClosed(tx, running, vote.id, vote.subjectId, outcome.every(({ passed }) => passed) ? 'passed' : 'failed'),
    voided: (tx, running, vote) => voteClosed(tx, running, vote.id, vote.subjectId, 'void'),
  });
  disclosures.subjects.add({ type: subjectType, words: 'renovations.subject', page: (id, jurisdiction) => openPath(jurisdiction, id) });
  persons.uses.add(supervisorUse);
  coverage.measures.add(acceptedEstates);
  kernel.todos.add(renovationTodos(context));
  followAreas(context);
  // pictures of works and of options are for everybody: whoever is not signed in reads them at the public address
  kernel.files.owner('renovation', { mayRead: async (tx, _, id) => (await findRenovation(tx, id)) !== null });
  return {
    context,
    sheet: exportWork(kernel, 'renovations.export', (viewer, asked: Asked, _, signal) =>
      renovationsWorkbook(context, viewer, asked, signal),
    ),
  };
};
