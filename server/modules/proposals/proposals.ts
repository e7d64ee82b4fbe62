import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { subjectType } from './commands/publish.ts';
import { voteClosed, voteType, voteVoided } from './commands/vote.ts';
import type { Context } from './context.ts';
import { methodsKind } from './methods.ts';
import { sayingHolder } from './own-data.ts';
import { mayManage, mayRead } from './policy.ts';
import { type ForMeetings, forMeetings } from './queries/for-meetings.ts';
import { fileOwner } from './queries/present.ts';
import { proposalSheet, type SheetAsked } from './queries/sheet.ts';
import { proposalTodos } from './queries/todos.ts';
import { findProposal } from './store/proposals.ts';

/** Proposals as other modules ask for them. */
export interface Proposals {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<SheetAsked, undefined>;
  readonly forMeetings: ForMeetings;
}

/** Opens the module. */
export const createProposals = (kernel: Kernel, services: Pick<Services, 'territory' | 'persons' | 'disclosures' | 'votes'>): Proposals => {
  const { territory, disclosures, votes } = services;
  const context: Context = { kernel, territory, disclosures, votes };
  disclosures.subjects.add({ type: subjectType, words: 'proposals.subject', page: (id) => `/proposals/${id}` });
  kernel.definitions.add(methodsKind);
  votes.subjects.add({
    type: voteType,
    words: 'proposals.subject',
    page: (id) => `/proposals/${id}`,
    mayRun: async (viewer, tx, id) => {
      const found = await findProposal(tx, id);
      return found !== null && mayManage(viewer, found.areaPath);
    },
    closed: (tx, running, vote, outcome) => voteClosed(context, tx, running, vote.id, outcome),
    voided: (tx, _, vote) => voteVoided(tx, vote.id),
  });
  kernel.todos.add(proposalTodos(context));
  services.persons.holders.add(sayingHolder);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const p = await findProposal(tx, id);
      return p !== null && mayRead(viewer, p.areaPath);
    },
  });
  return {
    context,
    forMeetings,
    sheet: exportWork(kernel, 'proposals.export', (viewer, asked: SheetAsked, _, signal) => proposalSheet(context, viewer, asked, signal)),
  };
};
