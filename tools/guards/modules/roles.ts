import type { Guard } from '../guard.ts';

/** What keeps duties apart and roles on record. */
const guards: readonly Guard[] = [
  {
    name: 'three administrators apart',
    file: 'database/migrations/0003_people.sql',
    text: '  constraint posts_administrators_apart exclude using gist (\n    jurisdiction_id with =, account_id with =, duty with <>, tstzrange(valid_from, valid_to) with &&),\n',
    without: '',
    test: 'server/modules/accounts/accounts.test.ts',
    title: 'lose a race of parallel grants but for one',
  },
  {
    name: 'no duty in a local role',
    file: 'database/migrations/0038_roles.sql',
    text: "permissions::text !~ '[{,](accounts|audit|platform)\\.|\\.configure[,}]'",
    without: 'true',
    test: 'server/modules/accounts/roles.test.ts',
    title: 'the database keeps what belongs to a duty out of local roles, as the declarations say it (fails without roles_no_duty)',
  },
  {
    name: 'a role that was given stays',
    file: 'database/migrations/0038_roles.sql',
    text: 'alter table posts add constraint posts_role foreign key (jurisdiction_id, local_role) references roles (jurisdiction_id, code);\n',
    without: '',
    test: 'server/modules/accounts/roles.test.ts',
    title: 'goes while no post gives it, and stays once one did (fails without the key posts_role)',
  },
];
export default guards;
