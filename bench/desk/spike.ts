import type { Outcome, Stage } from '../intake/load.ts';
import { makeBodies } from '../intake/messages.ts';
import type { World } from '../intake/world.ts';

/** Everybody reports at once while the district is full: this many connections for this long. */
const spikeOf = { connections: 256, seconds: 15 };

/** Sends the spike; `others` counts every answer that was not 201. */
export const spike = async (world: World): Promise<Outcome & { connections: number }> => {
  await world.load.ask({ bodies: makeBodies(2_000), cookies: world.cookies });
  const outcome = await world.load.ask<Outcome>({ url: world.ours.url, ...spikeOf } satisfies Stage);
  return { ...outcome, connections: spikeOf.connections };
};
