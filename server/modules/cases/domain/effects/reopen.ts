import { reopenWindowDays } from '#contract/cases/lifecycle.ts';
import type { CaseFile } from '../case-file.ts';
import { type EffectOf, refuse } from './effect.ts';

/** The last moment in which a case may be reopened that has stood where it stands since a moment. */
export const reopenUntil = ({ stateSince }: Pick<CaseFile, 'stateSince'>): Date =>
  new Date(stateSince.getTime() + reopenWindowDays * 86_400_000);

export const windowOver = (file: Pick<CaseFile, 'stateSince'>, _: unknown, now: Date) =>
  now > reopenUntil(file) ? refuse('case.reopen_window_over', { days: reopenWindowDays }) : null;

export const reopen: EffectOf<'reopen'> = (file) => ({
  changes: { closedAt: null, reopenCount: file.reopenCount + 1, answered: null, solved: null, satisfied: null },
});
