import type { ActForm } from './form.ts';
import { UntilField, untilOf } from './until.tsx';

export const shelve: ActForm = {
  key: 'g',
  words: 'must',
  tells: true,
  Fields: ({ data }) => <UntilField days={data.shelvedDaysMost} />,
  body: untilOf,
};
