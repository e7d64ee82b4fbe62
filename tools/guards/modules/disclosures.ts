import type { Guard } from '../guard.ts';

const test = 'server/modules/disclosures/disclosures.test.ts';
const accounts = 'server/modules/disclosures/accounts.test.ts';
const migration = 'database/migrations/0290_disclosures.sql';
const accountsMigration = 'database/migrations/0291_disclosure_accounts.sql';

/** What keeps disclosures from being changed behind anybody's back, and accounts from being told twice. */
const guards: readonly Guard[] = [
  {
    name: 'nothing published for days that are past',
    file: migration,
    text: "constraint disclosures_not_past check (from_on >= (published_at at time zone 'Asia/Shanghai')::date)",
    without: 'check (true)',
    test,
    title: 'the database keeps nobody’s past and no version that was changed',
  },
  {
    name: 'amendments in turn',
    file: 'server/modules/disclosures/store/disclosures.ts',
    text: "  await execute(tx, 'select d.id from disclosures d where d.jurisdiction_id = :jurisdiction and d.id = $1 for update', [id]);",
    without: '',
    test,
    title: 'an amendment is the next version with its reason, and an early end says why; two who amend at once do not lose one',
  },
  {
    name: 'an objection answered by somebody else than who published',
    file: migration,
    text: 'constraint disclosure_objections_answered_by_another check (answered_by <> published_by)',
    without: 'check (true)',
    test,
    title: 'one objects on the phone or at the counter, another answers, and what is untrue goes to the level above',
  },
  {
    name: 'one objection of an account at a time',
    file: migration,
    text: 'create unique index disclosure_objections_once on disclosure_objections (jurisdiction_id, disclosure_id, account_id) where account_id is not null and answered_at is null and found_at is null;',
    without: '',
    test,
    title: 'two objections of one account sent at once are one',
  },
  {
    name: 'accounts of an area in turn',
    file: 'server/modules/disclosures/store/accounts.ts',
    text: `    await execute(tx, "select pg_advisory_xact_lock(hashtextextended('disclosure accounts ' || :jurisdiction || $1, 0))", [code]);`,
    without: '    void code;',
    test: accounts,
    title: 'what is carried over is that of accounts published at the same time: one area publishes in turn',
  },
  {
    name: 'accounts that add up',
    file: accountsMigration,
    text: 'constraint disclosure_accounts_add_up check (closing = opening + income - spending)',
    without: 'check (true)',
    test: accounts,
    title: 'the database keeps sums and periods',
  },
  {
    name: 'no day accounted for twice',
    file: accountsMigration,
    text: "constraint disclosure_accounts_once exclude using gist (jurisdiction_id with =, area_code with =, daterange(from_on, until_on, '[]') with &&)",
    without: 'check (true)',
    test: accounts,
    title: 'the database keeps sums and periods',
  },
];
export default guards;
