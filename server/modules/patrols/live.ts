import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tell } from '#kernel/live.ts';
import { readsAt } from './policy.ts';

/** Live channel of what happens on routes. */
const channel = 'patrols';
interface News {
  readonly jurisdictionId: string;
  readonly areaPath: string;
}

/** Tells open boards that a round of an area has moved on, when the transaction is through. */
export const showRound = (tx: Tx, jurisdictionId: string, areaPath: string): Promise<void> =>
  tell(tx, channel, { jurisdictionId, areaPath } satisfies News);

/** Passes the news on to the screens. */
export const showRounds = ({ streams }: Kernel): void =>
  streams.topic<News>(channel, ({ jurisdictionId, areaPath }) => [
    {
      event: 'patrols',
      data: {},
      visibleTo: (viewer) => viewer.jurisdictionId === jurisdictionId && readsAt(viewer, areaPath),
    },
  ]);
