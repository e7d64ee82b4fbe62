import { accountGuards } from './accounts.ts';
import { activityGuards } from './activities.ts';
import { assemblyGuards } from './assemblies.ts';
import { bookingGuards } from './bookings.ts';
import { careGuards } from './care.ts';
import { circleGuards } from './circles.ts';
import { clockGuards } from './clocks.ts';
import { collectionGuards } from './collections.ts';
import { courierGuards } from './couriers.ts';
import { definitionGuards } from './definitions.ts';
import { demandGuards } from './demands.ts';
import { disclosureGuards } from './disclosures.ts';
import { dispatchGuards } from './dispatch.ts';
import { documentGuards } from './documents.ts';
import { doorGuards } from './doors.ts';
import { dutyGuards } from './duties.ts';
import { enrolmentGuards } from './enrolment.ts';
import { fieldGuards } from './field.ts';
import type { Guard } from './guard.ts';
import { meetingGuards } from './meetings.ts';
import { offerGuards } from './offers.ts';
import { orderGuards } from './orders.ts';
import { packGuards } from './packs.ts';
import { patrolGuards } from './patrols.ts';
import { personGuards } from './persons.ts';
import { pointRuleGuards } from './point-rules.ts';
import { pointGuards } from './points.ts';
import { proposalGuards } from './proposals.ts';
import { ratingGuards } from './ratings.ts';
import { registerGuards } from './registers.ts';
import { renovationGuards } from './renovations.ts';
import { roleGuards } from './roles.ts';
import { rosterGuards } from './rosters.ts';
import { scorecardGuards } from './scorecards.ts';
import { surveyGuards } from './surveys.ts';
import { visitGuards } from './visits.ts';
import { volunteerGuards } from './volunteers.ts';
import { voteGuards } from './votes.ts';
import { whistleGuards } from './whistles.ts';
import { workGuards } from './work.ts';

const races = 'server/modules/cases/races.test.ts';
const inTurn = 'server/modules/drawing/drafts-in-turn.test.ts';

/** Every guard that has a test of its own. One that goes takes its entry along; one that comes brings an entry. */
export const guards: readonly Guard[] = [
  // what a change means, once
  {
    name: 'mutation claimed',
    file: 'server/kernel/mutations.ts',
    text: 'if (claimed.rows.length === 0) {',
    without: 'if (id === undefined) {',
    test: races,
    title: 'one act sent ten times at once is taken once and answered ten times alike',
  },
  {
    name: 'mutation for one body',
    file: 'server/kernel/mutations.ts',
    text: 'earlier && hash.equals(earlier.bodyHash) ? earlier',
    without: 'earlier ? earlier',
    test: races,
    title: 'one id with ten bodies at once: one is accepted, the others are refused',
  },
  {
    name: 'a deadlock tried again',
    file: 'server/kernel/command.ts',
    text: 'const tries = 4;',
    without: 'const tries = 1;',
    test: 'server/kernel/command.test.ts',
    title: 'a command that loses a deadlock is tried again, and leaves its line once',
  },
  {
    name: 'kinds that exist',
    file: 'database/migrations/0049_kinds.sql',
    text: 'alter table places add constraint places_kind foreign key (jurisdiction_id, local_kind) references kinds (jurisdiction_id, key);',
    without: '',
    test: 'server/modules/platform/kinds.test.ts',
    title: 'what cannot be is refused, also by the database (fails without its keys)',
  },
  {
    name: 'report claimed',
    file: 'database/migrations/0001_kernel.sql',
    text: 'default now(),\n  primary key (jurisdiction_id, id)\n);\nalter table mutations enable',
    without: 'default now()\n);\nalter table mutations enable',
    test: races,
    title: 'one report sent twenty times at once opens one case and is answered twenty times alike',
  },
  {
    name: 'reports written in one order',
    file: 'server/modules/cases/intake-queue.ts',
    text: '.sort((a, b) => (a.row.mutation.id < b.row.mutation.id ? -1 : 1))',
    without: '',
    test: 'server/modules/cases/intake-queue.test.ts',
    title: 'what arrives together is written together, sorted, in few statements',
    quick: true,
  },
  {
    name: 'report with a photo repeated',
    file: 'server/modules/cases/commands/report.ts',
    text: "error.code === 'file.already_used' &&",
    without: "error.code === 'file.not_found' &&",
    test: races,
    title: 'the same with a photo',
  },
  {
    name: 'attempt kept open',
    file: 'client/attempt.ts',
    text: '  !open.includes(error.status) &&\n',
    without: '',
    test: 'client/attempt.test.ts',
    title: 'keeps its id until a definite answer',
    quick: true,
  },
  {
    name: 'photo claimed',
    file: 'server/kernel/files/store.ts',
    text: 'and owner_id = $2 and subject_id is null order by id for update',
    without: 'and owner_id = $2 order by id',
    test: races,
    title: 'two acts claim one photo: one gets it',
  },
  // one after another
  {
    name: 'case locked',
    file: 'server/modules/cases/store/cases.ts',
    text: 'and c.id = $1 for update`',
    without: 'and c.id = $1`',
    test: races,
    title: 'two dispatchers dispatch at once: one does, the other learns that the case moved on',
  },
  {
    name: 'case seen as it is',
    file: 'server/modules/cases/commands/take.ts',
    text: "if (body.version !== null && body.version !== file.eventCount) fail('case.changed', { version: file.eventCount });",
    without: '',
    test: races,
    title: 'two act on what they saw: the one who comes second is told to look again',
  },
  {
    name: 'case number counted in SQL',
    file: 'server/modules/cases/numbers.ts',
    text: 'do update set next = d.next + $3 returning next',
    without: 'do update set next = $3 + 1 returning next',
    test: races,
    title: 'many processes number cases of one day, each number once',
  },
  {
    name: 'one counts at a time',
    file: 'server/kernel/rollups/store.ts',
    text: 'select pg_advisory_xact_lock(hashtextextended(',
    without: 'select (hashtextextended(',
    test: 'server/modules/cases/figures.test.ts',
    title: 'two who count at once count one after the other',
  },
  {
    name: 'tree of organisations locked',
    file: 'server/modules/organisations/store/tree.ts',
    text: 'select pg_advisory_xact_lock(hashtextextended(',
    without: 'select (hashtextextended(',
    test: 'server/modules/organisations/organisations.test.ts',
    title: 'two moves at once never close a circle',
  },
  {
    name: 'place locked',
    file: 'server/modules/places/store/places.ts',
    text: 'and p.id = $1 for update of p`',
    without: 'and p.id = $1`',
    test: 'server/modules/places/places.test.ts',
    title: 'takes one of two changes made at once; without the row lock both would pass the version check and this fails',
  },
  {
    name: 'drawing locked',
    file: 'server/modules/drawing/store/drafts.ts',
    text: 'and id = $1 for update',
    without: 'and id = $1',
    test: 'server/modules/drawing/drafts.test.ts',
    title: 'of two at once one is told',
  },
  {
    name: 'publications take turns',
    file: 'server/modules/drawing/commands/publish-draft.ts',
    text: '      await lockImports(tx);\n      const draft = await hold(',
    without: '      const draft = await hold(',
    test: inTurn,
    title: 'published at once: the second is judged against what the first left (fails without lockImports in publishDraft: both succeed)',
  },
  {
    name: 'imports take turns',
    file: 'server/modules/territory/store/register.ts',
    text: "select pg_advisory_xact_lock(hashtext('territory.import'))",
    without: "select hashtext('territory.import')",
    test: inTurn,
    title: 'waits for an import that is under way',
  },
  {
    name: 'migrations take turns',
    file: 'server/kernel/migrate.ts',
    text: "await client.query('select pg_advisory_lock($1)', [LOCK]);",
    without: '',
    test: 'server/kernel/migrate.test.ts',
    title: 'programs that start at once apply each file once, and two databases of one server do not disturb each other',
    says: /duplicate key|already exists|concurrently updated/,
  },
  {
    name: 'reminders once',
    file: 'server/modules/organisations/store/agreement-writes.ts',
    text: 'and ended_on is null and renewed_by is null and reminded_on is null',
    without: 'and ended_on is null and renewed_by is null',
    test: 'server/modules/organisations/agreements.test.ts',
    title: 'go out once per agreement, whoever runs them, and again when the term is changed',
  },
  {
    name: 'map waits for what is being read',
    file: 'server/modules/map/layers.ts',
    text: 'while (reread && (one.settling || one.pending.size > 0)) {',
    without: 'while (reread && one.pending.size > 0) {',
    test: 'server/modules/map/map.test.ts',
    title: 'two who ask at the same time both see what was told before (fails when the second does not wait for the reading of the first)',
  },
  {
    name: 'map keeps what is told meanwhile',
    file: 'server/modules/map/layers.ts',
    text: 'pending: changed, settling: null',
    without: 'pending: new Set<string>(), settling: null',
    test: 'server/modules/map/map.test.ts',
    title: 'what reached the store while it was loading is not lost (fails when the new store begins without what was told meanwhile)',
  },
  // the table itself refuses
  ...definitionGuards,
  ...demandGuards,
  ...bookingGuards,
  ...careGuards,
  ...activityGuards,
  ...assemblyGuards,
  ...circleGuards,
  ...clockGuards,
  ...collectionGuards,
  ...pointRuleGuards,
  ...proposalGuards,
  ...ratingGuards,
  ...offerGuards,
  ...orderGuards,
  ...packGuards,
  ...patrolGuards,
  ...registerGuards,
  ...renovationGuards,
  ...roleGuards,
  ...rosterGuards,
  ...scorecardGuards,
  ...surveyGuards,
  ...visitGuards,
  ...whistleGuards,
  {
    name: 'one office, one holder twice',
    file: 'database/migrations/0009_organisations.sql',
    text: "jurisdiction_id with =, person_id with =, kind with =, coalesce(organisation_id, area_id) with =, daterange(valid_from, valid_to, '[]') with &&",
    without: 'jurisdiction_id with =, id with =',
    test: 'server/modules/organisations/offices.test.ts',
    title: 'two at once for the same seat: the table lets one in',
  },
  {
    name: 'report seen with its case',
    file: 'database/migrations/0033_shardable_policies.sql',
    text: 'create policy with_case on reports for select using (\n  jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or linli.sees_case(jurisdiction_id, case_id))\n)',
    without: 'create policy with_case on reports for select using (\n  jurisdiction_id = linli.jurisdiction()\n)',
    test: 'server/modules/cases/permissions.test.ts',
    title: 'row-level security shows a random person exactly what the oracle says: cases, events, reports',
    says: /Property failed/,
  },
  {
    name: 'nothing of another jurisdiction',
    file: 'database/migrations/0002_territory.sql',
    text: 'create policy own_jurisdiction on areas using (jurisdiction_id = linli.jurisdiction())',
    without: 'create policy own_jurisdiction on areas using (true)',
    test: 'server/modules/territory/territory.test.ts',
    title: 'is seen by its own jurisdiction only, and never deleted by the application',
  },
  {
    name: 'person of one phone',
    file: 'server/modules/persons/commands/person-for.ts',
    text: "    await lockNumber(tx, ring, 'phone', phone);",
    without: '',
    test: 'server/modules/organisations/offices.test.ts',
    title: 'two at once enter one person under one phone',
  },
  {
    name: 'one open request of a kind',
    file: 'database/migrations/0058_person_records.sql',
    text: 'create unique index person_requests_once',
    without: 'create index person_requests_once',
    test: 'server/modules/persons/requests.test.ts',
    title: 'asked for twice at once is one request',
  },
  // counted over all processes
  {
    name: 'quota counted in SQL',
    file: 'server/kernel/limiter.ts',
    text: 'do update set count = w.count + $3 returning count',
    without: 'do update set count = $3 returning count',
    test: 'server/kernel/limiter.test.ts',
    title: 'lets through exactly so many, over processes and in parallel, and says when to come again',
    quick: true,
  },
  {
    name: 'narrow quota before the wide one',
    file: 'server/kernel/limiter.ts',
    text: 'for (const [taken, of] of quotas.slice(0, i)) taken.giveBack(of);',
    without: '',
    test: 'server/kernel/limiter.test.ts',
    title: 'who passes the narrow limit takes nothing from the wide one',
    quick: true,
  },
  {
    name: 'one subscriber of one network',
    file: 'server/kernel/network.ts',
    text: 'groups.slice(0, 4)',
    without: 'groups',
    test: 'server/modules/cases/quotas.test.ts',
    title: 'neither a new IPv6 address nor a made-up first proxy makes somebody another',
  },
  ...doorGuards,
  // who may
  {
    name: 'nobody checks the own answer',
    file: 'server/modules/cases/domain/effects/check.ts',
    text: "answeredBy === accountId ? refuse('case.own_check') : null",
    without: 'null',
    test: 'server/modules/cases/domain/transition.test.ts',
    title: 'nobody checks the own answer',
    quick: true,
  },
  {
    name: 'what a person may do',
    file: 'server/modules/cases/policy.ts',
    text: 'standingFor(viewer, file, action, lifecycle) !== null && ',
    without: '',
    test: 'server/modules/cases/permissions.test.ts',
    title: 'offers exactly what the oracle allows',
    says: /AssertionError|Property failed/,
  },
  {
    name: 'rights asked before each event',
    file: 'server/kernel/streams.ts',
    text: 'if (streams.has(s) && (await renew(s)) && passes(s.viewer, s.access)) write(s, text);',
    without: 'if (streams.has(s)) write(s, text);',
    test: 'server/modules/cases/live-rights.test.ts',
    title: 'a post that ran out, of which nobody is told, counts for nothing sent five seconds later',
  },
  // the tools that keep the others
  {
    name: 'migration unchanged',
    file: 'server/kernel/migrate.ts',
    text: '  checkUnchanged(done, migrations);\n',
    without: '',
    test: 'server/kernel/migrate.test.ts',
    title: 'refuses a file that was changed after it had been applied',
  },
  {
    name: 'check character of a credit code',
    file: 'contract/kernel/check-digits.ts',
    text: 'code.length === 18 && creditCheck(code.slice(0, 17)) === code[17]',
    without: 'code.length === 18 && creditCheck(code.slice(0, 17)) !== null',
    test: 'server/modules/organisations/domain/organisations.test.ts',
    title: 'notices any single wrong character and any two neighbours exchanged',
    says: /AssertionError|Property failed/,
    quick: true,
  },
  ...accountGuards,
  ...dispatchGuards,
  ...personGuards,
  ...pointGuards,
  ...enrolmentGuards,
  ...documentGuards,
  ...disclosureGuards,
  ...dutyGuards,
  ...courierGuards,
  ...meetingGuards,
  ...fieldGuards,
  ...workGuards,
  ...volunteerGuards,
  ...voteGuards,
];
