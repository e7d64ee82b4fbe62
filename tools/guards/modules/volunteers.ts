import type { Guard } from '../guard.ts';

const test = 'server/modules/volunteers/hours.test.ts';

/** What keeps a person's hours right when they are told, certified or corrected at once. */
const guards: readonly Guard[] = [
  {
    name: 'hours of one person in turn',
    file: 'server/modules/volunteers/store/hours.ts',
    text: ' for no key update',
    without: '',
    test,
    title: 'of one person does not overlap, also where it is told at once; what only meets does not',
  },
  {
    name: 'certifying as one account in turn',
    file: 'server/modules/volunteers/hours.ts',
    text: '    await lockCertifier(tx, accountId);\n',
    without: '',
    test,
    title: 'are counted together where they come at once',
  },
  {
    name: 'one record of hours changed in turn',
    file: 'server/modules/volunteers/store/hours.ts',
    text: "lock ? 'for update' : ''",
    without: "lock ? '' : ''",
    test,
    title: 'made twice at once is made once',
  },
  {
    name: 'nobody certifies himself',
    file: 'server/modules/volunteers/hours.ts',
    text: "    if ((await lockServing(tx, before.personId)) === accountId) fail('volunteers.own_hours');\n",
    without: '',
    test,
    title: 'is certified by nobody for himself, recorded or not',
    quick: true,
  },
];
export default guards;
