import type { Tx } from '#kernel/db.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { classLabel } from '../class-label.ts';
import type { Eye } from '../context.ts';
import type { DutyRecord } from '../store/duties.ts';
import type { HolderRecord } from '../store/holders.ts';

type Told = Pick<Eye, 'jurisdictionId' | 'now' | 'kinds'>;

/** What became of a place in a duty; whoever has no account is told by the community. */
export type PlaceVariant = 'confirmed' | 'declined' | 'begun' | 'ended' | 'over' | 'succeeded' | 'closed' | 'rated' | 'offered';

/** Tells those who have places in a duty what became of them. */
export const tellPlaces = (
  tx: Tx,
  eye: Told,
  d: Pick<DutyRecord, 'class'>,
  places: readonly Pick<HolderRecord, 'id' | 'accountId'>[],
  variant: PlaceVariant,
): Promise<void> =>
  notify(
    tx,
    eye.jurisdictionId,
    places.flatMap(({ id, accountId }): Notify[] =>
      accountId === null
        ? []
        : [
            {
              kind: 'duties.place',
              variant,
              to: { accounts: [accountId] },
              subject: id,
              data: { class: classLabel(eye, d.class) },
              cause: `${id} ${variant} ${eye.now.toISOString()}`,
              at: eye.now,
            },
          ],
    ),
  );

/** Tells those who manage duties of an area that somebody wants one, or gave one back. */
export const tellCommunity = (tx: Tx, eye: Told, d: DutyRecord, holderId: string, variant: 'claimed' | 'handed_back'): Promise<void> =>
  notify(tx, eye.jurisdictionId, [
    {
      kind: 'duties.claimed',
      variant,
      to: { permission: 'duties.manage', around: d.areaPath },
      subject: d.id,
      data: { class: classLabel(eye, d.class) },
      cause: `${holderId} ${variant}`,
      at: eye.now,
    },
  ]);
