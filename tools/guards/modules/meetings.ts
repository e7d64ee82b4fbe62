import type { Guard } from '../guard.ts';

const test = 'server/modules/meetings/races.test.ts';

/** What keeps a meeting one, however many drive it. */
const guards: readonly Guard[] = [
  {
    name: 'a meeting is held while it is decided on',
    file: 'server/modules/meetings/store/meetings.ts',
    text: 'and x.id = $1 for no key update`, [id]);',
    without: 'and x.id = $1`, [id]);',
    test,
    title: 'two who decide on an item at once come to one resolution',
  },
  {
    name: 'proxies counted under the lock of their meeting',
    file: 'server/modules/meetings/store/meetings.ts',
    text: 'and x.id = $1 for no key update`, [id]);',
    without: 'and x.id = $1`, [id]);',
    test,
    title: 'two who choose one proxy at once do not give him more than he may have',
  },
  {
    name: 'numbers of meetings given in turn',
    file: 'server/modules/meetings/store/bodies.ts',
    text: "lock ? 'for no key update' : ''",
    without: "lock ? '' : ''",
    test,
    title: 'two meetings arranged at once have two numbers',
  },
  {
    name: 'body, meeting, resolution, in that order',
    file: 'server/modules/meetings/follow-cases.ts',
    text: '          await lockNext(tx, bodyId);\n',
    without: '',
    test,
    title: 'what comes of a case while a meeting decides on it waits for the meeting first: nobody waits for the other',
    says: /could not obtain lock/,
  },
  {
    name: 'what comes back stands on an agenda once',
    file: 'database/migrations/0275_meetings.sql',
    text: 'create unique index meeting_items_carried on meeting_items (jurisdiction_id, meeting_id, resolution_id) where resolution_id is not null;',
    without: '',
    test,
    title: 'what is unfinished stands on the next agenda once, whoever puts it there at once',
  },
];
export default guards;
