import { v7 } from 'uuid';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { arrange } from '../commands/plan.ts';
import { type Context, viewOf } from '../context.ts';
import { duesAhead } from '../queries/present-body.ts';
import { findBody, standingBodies } from '../store/bodies.ts';
import { dueKeysOf } from '../store/meetings.ts';

const batch = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** Arranges meetings of one jurisdiction. @returns how many */
export const arrangeDue = async (context: Context, jurisdictionId: string): Promise<number> => {
  const { db } = context.kernel;
  const view = await viewOf(context, jurisdictionId);
  let arranged = 0;
  for (let after = first; ; ) {
    const bodies = await db.read(systemAccess(jurisdictionId), (tx) => standingBodies(tx, after, batch));
    for (const { id, kind, rhythm } of bodies) {
      const dues = duesAhead(view, { kind, rhythm });
      if (dues.length === 0) continue;
      await db.write(systemAccess(jurisdictionId), async (tx) => {
        // held: numbers are given under that lock
        const body = await findBody(tx, id, true);
        if (!body || body.endedOn !== null) return;
        const known = await dueKeysOf(tx, id, view.now);
        const place = body.place || (view.snapshot.findByPath(body.areaPath) ?? view.snapshot.root).name;
        for (const { key, from, until } of dues)
          if (
            !known.has(key) &&
            (await arrange(tx, view, body, { id: v7(), dueKey: key, startsAt: from, endsAt: until, place, title: '' }, null))
          )
            arranged += 1;
      });
    }
    const last = bodies.at(-1);
    if (bodies.length < batch || !last) return arranged;
    after = last.id;
  }
};

/** Meetings of bodies with a fixed rhythm are arranged by themselves. A window that has one gets no other, however often this runs. */
export const planAhead = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'meetings.plan_ahead', (id) => arrangeDue(context, id));
