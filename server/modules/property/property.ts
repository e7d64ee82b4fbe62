import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type CreditListener, carryDue, consequencesKind, followLists } from './consequences.ts';
import { addEstateScores } from './measures.ts';
import { exposedSubject, listsSubject } from './post-lists.ts';
import type { ComplaintsAsked } from './queries/complaints.ts';
import { consequenceTodos } from './queries/lists.ts';
import { complaintsSheet } from './queries/sheet.ts';

/** What the questions about property management stand on. */
export interface Property
  extends Pick<Services, 'territory' | 'organisations' | 'cases' | 'registers' | 'scorecards' | 'disclosures' | 'meetings'> {
  readonly kernel: Kernel;
  /** Whoever takes entries into credit records. */
  readonly creditListeners: readonly CreditListener[];
  /** Lets a module take what follows from lists into the credit record of the company. */
  followCredit(listener: CreditListener): void;
  readonly sheet: WorkKind<ComplaintsAsked, undefined>;
}

/** Opens the module. */
export const createProperty = (
  kernel: Kernel,
  {
    territory,
    organisations,
    cases,
    registers,
    scorecards,
    disclosures,
    meetings,
  }: Pick<Services, 'territory' | 'organisations' | 'cases' | 'registers' | 'scorecards' | 'disclosures' | 'meetings'>,
): Property => {
  const creditListeners: CreditListener[] = [];
  const property: Property = {
    kernel,
    scorecards,
    creditListeners,
    followCredit: (listener) => void creditListeners.push(listener),
    territory,
    organisations,
    cases,
    registers,
    disclosures,
    meetings,
    sheet: exportWork(kernel, 'property.export', (viewer, asked: ComplaintsAsked, _, signal) =>
      complaintsSheet(property, viewer, asked, signal),
    ),
  };
  addEstateScores(property, scorecards);
  kernel.definitions.add(consequencesKind);
  kernel.todos.add(consequenceTodos(property));
  disclosures.subjects.add({ type: listsSubject, words: 'property.posted.subject', page: () => '/open/property' });
  disclosures.subjects.add({ type: exposedSubject, words: 'property.posted.exposedSubject', page: () => '/open/property' });
  scorecards.follow(followLists(property));
  kernel.relay.on('property.carry', 'property.listed', async (events, jurisdictionId) => {
    for (const { payload } of events) await carryDue(property, jurisdictionId, String(payload['runId']));
  });
  return property;
};
