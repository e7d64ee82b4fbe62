import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { classLabel } from '../class-label.ts';
import { leave } from '../commands/leave.ts';
import { tellPlaces } from '../commands/tell.ts';
import { type Context, type Eye, eyeIn } from '../context.ts';
import { reportDue } from '../domain/dues.ts';
import { soonOf } from '../queries/duties.ts';
import { dutiesById } from '../store/duties.ts';
import { activeAfter, type HolderRecord, placesOver, takeEnding } from '../store/holders.ts';
import { keptSince } from '../thanks/queries.ts';
import { forgetThanks } from '../thanks/store.ts';

const batch = 200;

/** Ends terms that are over by their last day. */
const endTerms = async (eye: Eye, tx: Tx): Promise<number> => {
  const over = await placesOver(tx, eye.today, batch);
  const duties = await dutiesById(tx, [...new Set(over.map(({ dutyId }) => dutyId))]);
  for (const h of over) {
    await leave(eye, tx, h, 'ended', null, h.untilOn ?? eye.today);
    const d = duties.get(h.dutyId);
    if (d) await tellPlaces(tx, eye, d, [h], 'over');
  }
  return over.length;
};

const due = (eye: Eye, h: HolderRecord, dutyClass: string, variant: 'ending' | 'report', day: string): Notify[] =>
  h.accountId === null
    ? []
    : [
        {
          kind: 'duties.due',
          variant,
          to: { accounts: [h.accountId] },
          subject: h.id,
          data: { class: classLabel(eye, dutyClass), day },
          cause: `${h.id} ${variant} ${day}`,
          at: eye.now,
        },
      ];

/** Tells those whose term ends soon, once. */
const tellEnding = async (eye: Eye, tx: Tx): Promise<number> => {
  const rows = await takeEnding(tx, soonOf(eye), batch);
  const duties = await dutiesById(tx, [...new Set(rows.map(({ dutyId }) => dutyId))]);
  const told = rows.flatMap((h) => due(eye, h, duties.get(h.dutyId)?.class ?? '', 'ending', h.untilOn ?? ''));
  await notify(tx, eye.jurisdictionId, told);
  return rows.length;
};

/** Tells those who owe a report; of each window once, as its last day names the occasion. @returns the last place looked at, null behind the last */
const tellReports = async (eye: Eye, tx: Tx, after: string | null): Promise<string | null> => {
  const rows = await activeAfter(tx, after, batch);
  const duties = await dutiesById(tx, [...new Set(rows.map(({ dutyId }) => dutyId))]);
  const told = rows.flatMap((h) => {
    const d = duties.get(h.dutyId);
    const day = d && h.fromOn !== null ? reportDue(d.rhythm, h.fromOn, new Set(h.answered), eye.now, eye.days) : null;
    return d && day !== null ? due(eye, h, d.class, 'report', day) : [];
  });
  await notify(tx, eye.jurisdictionId, told);
  return rows.length < batch ? null : (rows.at(-1)?.id ?? null);
};

/** Ends terms that are over, reminds of ends and reports, and forgets old thanks. Harmless when repeated. */
export const keepDuties = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'duties.keep-up', async (jurisdictionId) => {
    const eye = await eyeIn(context, jurisdictionId, null);
    const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => context.kernel.db.write(systemAccess(jurisdictionId), act);
    while ((await write((tx) => endTerms(eye, tx))) === batch);
    while ((await write((tx) => tellEnding(eye, tx))) === batch);
    while ((await write((tx) => forgetThanks(tx, keptSince(eye), batch))) === batch);
    let after: string | null = null;
    do after = await write((tx) => tellReports(eye, tx, after));
    while (after !== null);
  });
