import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { addEstateScores } from './measures.ts';
import type { ComplaintsAsked } from './queries/complaints.ts';
import { complaintsSheet } from './queries/sheet.ts';

/** What the questions about property management stand on. */
export interface Property extends Pick<Services, 'territory' | 'organisations' | 'cases' | 'registers'> {
  readonly kernel: Kernel;
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
  }: Pick<Services, 'territory' | 'organisations' | 'cases' | 'registers' | 'scorecards'>,
): Property => {
  const property: Property = {
    kernel,
    territory,
    organisations,
    cases,
    registers,
    sheet: exportWork(kernel, 'property.export', (viewer, asked: ComplaintsAsked, _, signal) =>
      complaintsSheet(property, viewer, asked, signal),
    ),
  };
  addEstateScores(property, scorecards);
  return property;
};
