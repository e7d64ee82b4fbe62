import type { District, Who } from '#tools/testing/district.ts';

/**
 * Lets everything that waits in the outbox come into inboxes and be sent: events cause notices, and these cause messages.
 * @throws with the reason when something could not be delivered
 */
export const carryAll = async (d: Pick<District, 'process' | 'asOwner'>): Promise<void> => {
  for (let n = 0; n < 4; n += 1) await d.process.kernel.relay.carry();
  const [held] = await d.asOwner<{ subscriber: string; error: string }>('select subscriber, error from held_deliveries limit 1');
  if (held) throw new Error(`${held.subscriber} could not deliver: ${held.error}`);
};

/** Titles in somebody's inbox, newest first. */
export const titlesOf = async (d: District, who: Who): Promise<string[]> =>
  (await (await d.as(who)).get('/api/notices')).body.items.map((n: { title: string }) => n.title);
