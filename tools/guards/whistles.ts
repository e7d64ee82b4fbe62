import type { Guard } from './guard.ts';

/** What keeps what is done to one whistle in turn. */
export const whistleGuards: readonly Guard[] = [
  {
    name: 'one answer of a call',
    file: 'server/modules/whistles/commands/whistle-command.ts',
    text: 'await getVisible(eye, tx, id, true)',
    without: 'await getVisible(eye, tx, id, false)',
    test: 'server/modules/whistles/whistles.test.ts',
    title: 'one answer stands, however many are sent at once',
  },
];
