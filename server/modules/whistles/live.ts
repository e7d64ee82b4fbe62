import type { LiveWhistle } from '#contract/whistles/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tell } from '#kernel/live.ts';
import { type Placed, seesWhistle } from './policy.ts';
import { callsOf } from './store/calls.ts';
import { findWhistle } from './store/whistles.ts';

/** Live channel of what becomes of whistles. */
const channel = 'whistles';
interface News extends Placed {
  readonly jurisdictionId: string;
  readonly whistleId: string;
  /** Organisations that were called. */
  readonly called: readonly string[];
}

/** Tells open screens of whoever sees a whistle that it has changed, when the transaction is through. */
export const showChange = async (tx: Tx, jurisdictionId: string, whistleId: string): Promise<void> => {
  const whistle = await findWhistle(tx, whistleId);
  if (!whistle) return;
  const { areaPath, callerPath } = whistle;
  const called = (await callsOf(tx, [whistleId])).map(({ organisationId }) => organisationId);
  await tell(tx, channel, { jurisdictionId, whistleId, areaPath, callerPath, called } satisfies News);
};

/** Passes the news on to the screens. */
export const showWhistles = ({ streams }: Kernel): void =>
  streams.topic<News>(channel, ({ jurisdictionId, whistleId, called, ...placed }) => [
    {
      event: 'whistle',
      data: { whistleId } satisfies LiveWhistle,
      visibleTo: (viewer) => viewer.jurisdictionId === jurisdictionId && seesWhistle(viewer, placed, called),
    },
  ]);
