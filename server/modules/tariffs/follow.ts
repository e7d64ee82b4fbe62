import type { CaseState } from '#contract/cases/states.ts';
import { bookedType } from '#contract/tariffs/values.ts';
import { seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { type CaseNews, caseTopic, findCase } from '#modules/cases/index.ts';
import type { Context } from './context.ts';
import { changeBooking, findBooking } from './store/bookings.ts';

/** Where a case stands after so many events. */
interface CaseStand {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
  readonly at: Date;
  readonly dueAt: Date | null;
}

/** States in which a price that was asked for may still be agreed to. */
const open: readonly CaseState[] = ['dispatched', 'handling', 'waiting', 'shelved'];

/** Brings a booking to where its case stands; what it has seen already changes nothing. The transaction sees everything. */
export const follow = async (tx: Tx, stand: CaseStand): Promise<void> => {
  const booking = await findBooking(tx, stand.id, true);
  if (!booking || stand.version <= booking.seq) return;
  const file = stand.state === 'called_back' ? await findCase(tx, stand.id) : null;
  const begun = stand.state === 'dispatched' || stand.state === 'handling';
  await changeBooking(tx, booking.id, {
    seq: stand.version,
    dueAt: stand.dueAt,
    ...(stand.state !== booking.state && { state: stand.state, stateSince: stand.at }),
    // somebody comes again where it was done badly or is opened anew
    ...(begun && !open.includes(booking.state) && { coming: false }),
    ...(!open.includes(stand.state) && booking.askedFen !== null && { askedFen: null, askedWhy: null, askedAt: null }),
    // silence says nothing
    ...(file?.answered != null && { satisfied: file.satisfied === true }),
  });
};

/** Whoever booked is content: nothing keeps the case open. Who is not is heard by the desk. */
const closeContent = async ({ cases }: Context, tx: Tx, caseId: string, at: Date): Promise<void> => {
  const file = await findCase(tx, caseId);
  if (file?.state !== 'called_back' || !file.answered || !file.solved || !file.satisfied) return;
  const now = await cases.act(tx, null, caseId, { action: 'close', reason: null });
  await follow(tx, { ...now, version: now.eventCount, at });
};

/** Follows acts that were taken on cases themselves. */
export const followCases = (context: Context): void => {
  const { kernel } = context;
  kernel.relay.on('tariffs.follow', caseTopic, async (events, jurisdictionId) => {
    const ours = events.map((event) => event.payload as unknown as CaseNews).filter(({ kind }) => kind === bookedType);
    if (ours.length === 0) return;
    await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      await seeAll(tx);
      for (const { caseId, state, version, at, dueAt, action } of ours) {
        await follow(tx, { id: caseId, state, version, at: new Date(at), dueAt: dueAt === null ? null : new Date(dueAt) });
        if (action === 'call_back') await closeContent(context, tx, caseId, kernel.clock.now());
      }
    });
  });
};
