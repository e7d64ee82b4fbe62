import type { CaseDetail } from '#contract/cases/api.ts';
import { type CaseAction, naturalAct } from '#contract/cases/lifecycle.ts';

const turning: readonly CaseAction[] = ['return', 'rework', 'recall', 'reopen', 'withdraw', 'reject'];
const ending: readonly CaseAction[] = ['reject', 'close', 'archive', 'withdraw'];

/** The viewer's actions in the order of the buttons: the natural next one first, those that turn the case back last. */
export const orderedActions = (
  data: Pick<CaseDetail, 'actions' | 'state' | 'rating'>,
): { primary: CaseAction | null; all: CaseAction[] } => {
  const unhappy =
    data.state === 'called_back' && data.rating !== null && !(data.rating.solved && data.rating.satisfied && data.rating.answered);
  const wish = unhappy && data.actions.includes('rework') ? 'rework' : naturalAct[data.state];
  const primary = wish && data.actions.includes(wish) ? wish : null;
  const weight = (action: CaseAction): number => (action === primary ? -1 : turning.includes(action) ? 1 : 0);
  return { primary, all: [...data.actions].sort((a, b) => weight(a) - weight(b)) };
};

/** Acts that cannot be taken back, or only by somebody else's act: their form says so. */
export const isFinal = (action: CaseAction): boolean => ending.includes(action);
