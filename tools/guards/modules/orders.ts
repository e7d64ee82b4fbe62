import type { Guard } from '../guard.ts';

const test = 'server/modules/orders/orders.test.ts';

/** What keeps an order with one of those who want it, and its shares within the whole. */
const guards: readonly Guard[] = [
  {
    name: 'shares within the whole',
    file: 'server/modules/orders/store/orders.ts',
    text: ' and taken + $2 <= whole\n',
    without: '\n',
    test,
    title: 'shares of a wish add up to exactly the whole, however many want them at once; one hands back his, another takes it',
  },
  {
    name: 'orders of one person counted in turn',
    file: 'server/modules/orders/commands/take.ts',
    text: '  await lockTaker(tx, personId);\n',
    without: '',
    test,
    title: 'one person has two at a time, however many they want at once',
  },
];
export default guards;
