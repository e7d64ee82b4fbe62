import type { Guard } from '../guard.ts';

/** What keeps what is done to one whistle, hazard or dispute in turn. */
const guards: readonly Guard[] = [
  {
    name: 'one answer of a call',
    file: 'server/modules/whistles/commands/whistle-command.ts',
    text: 'await getVisible(eye, tx, id, true)',
    without: 'await getVisible(eye, tx, id, false)',
    test: 'server/modules/whistles/whistles.test.ts',
    title: 'one answer stands, however many are sent at once',
  },
  {
    name: 'one verdict on a hazard',
    file: 'server/modules/hazards/commands/follow-up.ts',
    text: `async ({ eye, tx, at, log }) => {
      const h = await getVisible(eye, tx, hazardId, true);
      const byName`,
    without: `async ({ eye, tx, at, log }) => {
      const h = await getVisible(eye, tx, hazardId, false);
      const byName`,
    test: 'server/modules/hazards/hazards.test.ts',
    title: 'a refused signature is noted once; one re-inspection closes, however many are sent at once',
  },
  {
    name: 'one outcome of a dispute',
    file: 'server/modules/disputes/queries/present.ts',
    text: 'await getVisible(eye, tx, id, true)',
    without: 'await getVisible(eye, tx, id, false)',
    test: 'server/modules/disputes/disputes.test.ts',
    title: 'one outcome and one arranged session, however many are sent at once',
  },
];
export default guards;
