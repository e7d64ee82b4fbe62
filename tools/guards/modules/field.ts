import type { Guard } from '../guard.ts';

const test = 'e2e/offline-field.test.ts';
const outbox = 'mobile/src/store/outbox.ts';

/** What keeps work in the field whole when the network is cut in the middle. Each needs the pages built anew: some minutes. */
const guards: readonly Guard[] = [
  {
    name: 'both versions kept',
    file: outbox,
    text: "refusal?.status === 409 && refusal.code !== 'request.id_reused'",
    without: 'refusal?.status === 0',
    test,
    title: 'two phones offline on one task: the second one sees both versions and decides',
  },
  {
    name: 'a time that cannot be is left out',
    file: outbox,
    text: "item.body = { ...item.body, occurredAt: null } as OutboxItem['body'];\n    return true;",
    without: 'return false;',
    test,
    title: 'clock wrong by two hours: what was written arrives, without the time that cannot be',
  },
  {
    name: 'store of earlier versions',
    file: 'mobile/src/store/database.ts',
    text: "    this.version(1).stores({ drafts: 'key', outbox: 'id, caseId, createdAt', kept: 'key' });\n",
    without: '',
    test,
    title: 'program updated while the outbox is full: what an earlier version kept is sent by the next, each once',
    says: /resolve in time|Matcher did not succeed/,
  },
  {
    name: 'sent by a pass',
    file: outbox,
    text: 'await withPass(owner, () => deliver(item, owner))',
    without: 'await deliver(item, owner)',
    test: 'e2e/bound-phone.test.ts',
    title: 'session expired while offline: what was written is sent by the bound phone, and nothing new is read',
  },
  {
    name: 'copies give way to what was written',
    file: 'mobile/src/store/room.ts',
    text: ', () => store.kept.clear()]',
    without: ']',
    test,
    title: 'storage full in the middle: copies of what was only read make room, what was written stays',
    says: /Timeout/,
  },
  {
    name: 'done once for an id',
    file: 'server/kernel/mutations.ts',
    text: 'if (claimed.rows.length === 0) {',
    without: 'if (claimed.rows.length < 0) {',
    test,
    title: 'the same queue sent twice: by two tabs, and again after the answer was lost, everything is done once',
  },
  {
    name: 'sent by its own account',
    file: outbox,
    text: 'return owner === me || (me === null && boundFor(owner)) ? owner : null;',
    without: 'return owner;',
    test,
    title: 'another account signs in on the phone: it sees nothing of the first, whose outbox waits for its own',
  },
];
export default guards;
