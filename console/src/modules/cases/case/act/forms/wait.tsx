import { limits } from '#contract/cases/states.ts';
import { platformDay } from '#ui/time.ts';
import type { ActForm } from './form.ts';
import { UntilField, untilOf } from './until.tsx';

export const wait: ActForm = {
  key: 'q',
  words: { min: limits.reasonMin, max: limits.reasonMax },
  tells: true,
  Fields: ({ data }) => <UntilField days={data.waitingDaysMost} />,
  start: ({ waitingDaysMost }) => ({ until: platformDay(waitingDaysMost - 1) }),
  body: untilOf,
};
