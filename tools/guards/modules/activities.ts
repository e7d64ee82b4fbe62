import type { Guard } from '../guard.ts';

/** What keeps acts and activities right when many act at once, or a phone sends again. */
const guards: readonly Guard[] = [
  {
    name: 'seats given under a lock',
    file: 'server/modules/activities/store/activities.ts',
    text: "lock ? 'for update' : ''",
    without: "lock ? '' : ''",
    test: 'server/modules/activities/activities.test.ts',
    title: 'are given to as many as there are, however many join at once; the others wait in their order',
  },
  {
    name: 'an act sent again is the same act',
    file: 'server/kernel/mutations.ts',
    text: 'return { ...(body as object), act: rest };',
    without: 'return body;',
    test: 'server/kernel/mutations.test.ts',
    title: 'an act on the spot that is sent again is the same act: when it was sent is left out, when it took place is not',
  },
];
export default guards;
