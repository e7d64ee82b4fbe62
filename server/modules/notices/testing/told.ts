import type { District, Who } from '#tools/testing/district.ts';

/** Lets everything that waits in the outbox come into inboxes and be sent: events cause notices, and these cause messages. */
export const carryAll = async (d: Pick<District, 'process'>): Promise<void> => {
  for (let n = 0; n < 4; n += 1) await d.process.kernel.relay.carry();
};

/** Titles in somebody's inbox, newest first. */
export const titlesOf = async (d: District, who: Who): Promise<string[]> =>
  (await (await d.as(who)).get('/api/notices')).body.items.map((n: { title: string }) => n.title);
