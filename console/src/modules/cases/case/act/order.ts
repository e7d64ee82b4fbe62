import type { CaseDetail } from '#contract/cases/api.ts';
import { type CaseAction, naturalAct } from '#contract/cases/lifecycle.ts';
import { actForms } from '../../acts.ts';

/** The viewer's actions in the order of the buttons: the natural next one first, those that turn the case back last. */
export const orderedActions = (
  data: Pick<CaseDetail, 'actions' | 'state' | 'rating'>,
): { primary: CaseAction | null; all: CaseAction[] } => {
  const unhappy =
    data.state === 'called_back' && data.rating !== null && !(data.rating.solved && data.rating.satisfied && data.rating.answered);
  const wish = unhappy && data.actions.includes('rework') ? 'rework' : naturalAct[data.state];
  const primary = wish && data.actions.includes(wish) ? wish : null;
  const weight = (action: CaseAction): number => (action === primary ? -1 : actForms[action].turns ? 1 : 0);
  return { primary, all: [...data.actions].sort((a, b) => weight(a) - weight(b)) };
};
