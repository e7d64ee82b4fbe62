import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { areaOf, type View } from './context.ts';
import type { EnrolmentRow } from './store/enrolments.ts';

/** What other modules hear of. */
export const topics = { confirmed: 'enrolment.confirmed', ended: 'enrolment.ended' } as const;
/** What an event of theirs says. */
export interface EnrolmentNews {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly areaPath: string;
  readonly unitId: string | null;
}
type Told = Pick<EnrolmentRow, 'id' | 'personId' | 'areaPath' | 'unitId'>;

export const announce = async (tx: Tx, what: keyof typeof topics, one: Told): Promise<void> => {
  const news: EnrolmentNews = { enrolmentId: one.id, personId: one.personId, areaPath: one.areaPath, unitId: one.unitId };
  await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, :jurisdiction, $2, $3, $4)', [
    v7(),
    topics[what],
    one.id,
    JSON.stringify(news),
  ]);
};

/** Whoever confirms is told that somebody waits: the branch of the unit, else the community. */
export const tellWaiting = (view: View, tx: Tx, one: Told, how = ''): Promise<void> =>
  notify(tx, view.jurisdictionId, [
    {
      kind: 'enrolment.asked',
      variant: one.unitId === null ? 'community' : 'branch',
      to:
        one.unitId === null
          ? { permission: 'enrolment.manage', around: one.areaPath }
          : { permission: 'enrolment.confirm', organisation: one.unitId },
      subject: one.id,
      data: { community: areaOf(view, one.areaPath).name },
      cause: `${one.id} waits${how}`,
      at: view.now,
    },
  ]);

/** The person is told what has become of their enrolment, where they have an account. */
export const ownNotice = (view: View, one: Pick<EnrolmentRow, 'id' | 'accountId' | 'areaPath'>, variant: string, cause = ''): Notify[] =>
  one.accountId === null
    ? []
    : [
        {
          kind: 'enrolment.own',
          variant,
          to: { accounts: [one.accountId] },
          subject: one.id,
          data: { community: areaOf(view, one.areaPath).name },
          cause: `${one.id} ${variant} ${cause}`,
          at: view.now,
        },
      ];
