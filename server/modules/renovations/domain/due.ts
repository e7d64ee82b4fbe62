import type { Stage, SurveyPurpose } from '#contract/renovations/kinds.ts';

/** Stages in which the next step can wait for whoever runs the renovation. */
export const waitingStages: readonly Stage[] = ['asking', 'posted', 'rejected', 'works', 'acceptance', 'accepted'];

/** Whether the next step is due: what it waited for – answers, a posting, the works – is over. */
export const isStepDue = (
  { stage, postUntil }: { readonly stage: Stage; readonly postUntil: string | null },
  today: string,
  milestones: readonly { readonly doneOn: string | null }[],
  surveys: readonly { readonly purpose: SurveyPurpose; readonly open: boolean }[],
): boolean => {
  const isOver = (purpose: SurveyPurpose): boolean => {
    const own = surveys.filter((one) => one.purpose === purpose);
    return own.length > 0 && own.every(({ open }) => !open);
  };
  switch (stage) {
    case 'asking':
      return isOver('ask');
    case 'posted':
      return postUntil !== null && postUntil < today;
    case 'works':
      // they are not planned yet, or all of them are done
      return milestones.every(({ doneOn }) => doneOn !== null);
    case 'acceptance':
      return isOver('acceptance');
    default:
      return stage === 'rejected' || stage === 'accepted';
  }
};
