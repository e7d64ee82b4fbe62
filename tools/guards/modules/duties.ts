import type { Guard } from '../guard.ts';

const test = 'server/modules/duties/duties.test.ts';

/** What keeps a duty from having more people than heads, and a person from having it twice. */
const guards: readonly Guard[] = [
  {
    name: 'a head given to whoever is first',
    file: 'server/modules/duties/store/duties.ts',
    text: ' and d.taken < d.heads returning d.id',
    without: ' returning d.id',
    test,
    title: 'the last head goes to one of many who claim it at once',
  },
  {
    name: 'one place in a duty',
    file: 'database/migrations/0260_duties.sql',
    text: "create unique index duty_holders_once on duty_holders (jurisdiction_id, duty_id, person_id) where state in ('claimed', 'confirmed', 'active');",
    without: '',
    test,
    title: 'one person claims it once, however often at once, and has two duties at most',
  },
  {
    name: 'duties of a person counted in turn',
    file: 'server/modules/duties/store/holders.ts',
    text: 'await execute(tx, "select pg_advisory_xact_lock(hashtextextended(\'duties \' || $1, 0))", [personId]);',
    without: '',
    test,
    title: 'two duties claimed at once do not pass the limit',
  },
  {
    name: 'one successor',
    file: 'database/migrations/0260_duties.sql',
    text: "create unique index duty_holders_one_successor on duty_holders (jurisdiction_id, instead_of) where state in ('claimed', 'confirmed', 'active') and instead_of is not null;",
    without: '',
    test,
    title: 'is handed on in one act: the successor claims what is offered, and both change when the community confirms',
  },
];
export default guards;
