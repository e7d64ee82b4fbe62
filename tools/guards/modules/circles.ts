import type { Guard } from '../guard.ts';

const test = 'server/modules/circles/circles.test.ts';

/** What keeps a merchant in one circle, its pledges and decisions on it one after another. */
const guards: readonly Guard[] = [
  {
    name: 'a merchant in one circle',
    file: 'server/modules/circles/store/merchants.ts',
    text: '       where circle_merchants.left_on is not null returning',
    without: '       returning',
    test,
    title: 'one organisation taken into two circles at once is in one of them',
  },
  {
    name: 'pledges of a merchant in turn',
    file: 'server/modules/circles/store/merchants.ts',
    text: "'select m.id from circle_merchants m where m.jurisdiction_id = :jurisdiction and m.id = $1 for update'",
    without: "'select m.id from circle_merchants m where m.jurisdiction_id = :jurisdiction and m.id = $1'",
    test,
    title: 'one organisation is in one circle, and two pledges of a kind noted at once become one',
  },
  {
    name: 'an objection decided once',
    file: 'server/modules/circles/store/models.ts',
    text: 'k where k.jurisdiction_id = :jurisdiction and k.id = $1 for update`',
    without: 'k where k.jurisdiction_id = :jurisdiction and k.id = $1`',
    test,
    title:
      'a model shop is named with criteria and a term, re-checked yearly, may object, and is struck off with a reason; nobody decides on their own check',
  },
];
export default guards;
