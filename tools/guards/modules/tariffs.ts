import type { Guard } from '../guard.ts';

const test = 'server/modules/tariffs/tariffs.test.ts';

/** What keeps a time with as many as there is place for, and a price with what was shown. */
const guards: readonly Guard[] = [
  {
    name: 'a service held while it is booked',
    file: 'server/modules/tariffs/store/items.ts',
    text: "lock ? 'for update' : ''",
    without: "''",
    test,
    title: 'two who want the last place at a time: one has it, the other is told',
  },
  {
    name: 'the price that was shown',
    file: 'server/modules/tariffs/commands/book.ts',
    text: "      if (price.fen !== body.fen) fail('tariffs.price_changed', { yuan: yuanText(price.fen) });\n",
    without: '',
    test,
    title: 'a price that is set while somebody books: they are told, and pay nothing they were not shown',
  },
  {
    name: 'a booking held while a price is agreed to',
    file: 'server/modules/tariffs/store/bookings.ts',
    text: "lock ? 'for update' : ''",
    without: "''",
    test,
    title: 'a price that is asked for anew while somebody agrees: they agreed to none they did not see',
  },
];
export default guards;
