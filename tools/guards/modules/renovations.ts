import type { Guard } from '../guard.ts';

const test = 'server/modules/renovations/renovations.test.ts';

/** What keeps an estate to one renovation, money behind acceptance, and a resident to one supervision. */
const guards: readonly Guard[] = [
  {
    name: 'one renovation of an estate',
    file: 'database/migrations/0297_renovations.sql',
    text: 'create unique index renovations_one_each on renovations (jurisdiction_id, area_id) where ended_at is null;',
    without: 'create unique index renovations_one_each on renovations (jurisdiction_id, area_id, id) where ended_at is null;',
    test,
    title: 'two who begin the renovation of one estate at once begin one',
    says: /AssertionError|expected|no unique or exclusion constraint/,
  },
  {
    name: 'nothing paid before acceptance',
    file: 'database/migrations/0297_renovations.sql',
    text: 'alter table renovation_payments add constraint renovation_payments_accepted foreign key (jurisdiction_id, renovation_id) references renovation_acceptances (jurisdiction_id, renovation_id);',
    without: '',
    test,
    title: 'the database itself refuses a payment without acceptance',
  },
  {
    name: 'a renovation held while a defect is reported',
    file: 'server/modules/renovations/store/renovations.ts',
    text: "one(tx, 'r.id = $1 for share', id)",
    without: "one(tx, 'r.id = $1', id)",
    test,
    title: 'a defect that is reported while the stage changes is judged by the stage that comes of it',
  },
];
export default guards;
