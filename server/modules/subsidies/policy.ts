import { can, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import { type SubsidyState, type SubsidyStep, stepOf } from '#contract/subsidies/values.ts';

export const mayRead = (viewer: Viewer): boolean => can(viewer, 'subsidies.read');
/** Whoever may look at the module at all; companies see their own lines of what was approved. */
export const mayUse = (viewer: Viewer): boolean => mayRead(viewer) || organisationsWith(viewer, 'subsidies.answer').length > 0;
export const mayDesign = (viewer: Viewer): boolean => can(viewer, 'subsidies.design');
export const mayRun = (viewer: Viewer): boolean => can(viewer, 'subsidies.run');
export const mayApprove = (viewer: Viewer): boolean => can(viewer, 'subsidies.approve');
export const isOwn = (viewer: Viewer, organisationId: string | null): boolean =>
  organisationId !== null && organisationsWith(viewer, 'subsidies.answer').includes(organisationId);

/** Whether somebody may take a step now: whoever reckoned neither checks nor approves, but may abandon. */
export const mayStep = (viewer: Viewer, run: { readonly state: SubsidyState; readonly reckonedBy: string }, step: SubsidyStep): boolean =>
  stepOf[step].from.includes(run.state) &&
  (step === 'abandon' ? mayRun(viewer) || mayApprove(viewer) : mayApprove(viewer) && run.reckonedBy !== viewer.accountId);
