import type { ThanksShows } from '#contract/duties/thanks-values.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { sealThanks } from './sealing.ts';
import { insertThanks, setLooked, setReported, settleThanks } from './store.ts';

/** Thanks of a district that is made and not lived in: for a duty, by somebody who had it done, to who did it. */
export interface PastThanks {
  readonly dutyId: string;
  readonly title: string;
  readonly areaCode: string;
  readonly words: string;
  readonly at: Date;
  readonly from: { readonly personId: string; readonly shows: ThanksShows };
  /** Null as consent: not asked yet. */
  readonly to: { readonly personId: string; readonly shows: ThanksShows; readonly agreed: boolean | null };
  /** Who looked before it was shown; null: nobody has. */
  readonly lookedBy: string | null;
  readonly reported: string | null;
}

/** Enters thanks as they would have come about. */
export const bringThanks = async (tx: Tx, ring: Ring, all: readonly PastThanks[]): Promise<void> => {
  for (const { dutyId, title, areaCode, words, at, from, to, lookedBy, reported } of all) {
    const id = idOf(at);
    await insertThanks(
      tx,
      {
        ...{ id, title, areaCode, writtenAt: at, what: 'duties.duty', subjectId: dutyId },
        ...{ sealed: sealThanks(ring, id, words), keyVersion: ring.version },
      },
      [
        { id: idOf(at), personId: from.personId, side: 'from', agreed: true, shows: from.shows },
        { id: idOf(at), personId: to.personId, side: 'to', agreed: to.agreed, shows: to.shows },
      ],
    );
    if (lookedBy !== null) await setLooked(tx, id, true, null, lookedBy, at);
    await settleThanks(tx, id, at);
    if (reported !== null) await setReported(tx, id, reported);
  }
};
