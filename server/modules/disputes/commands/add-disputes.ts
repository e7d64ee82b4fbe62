import { v7 } from 'uuid';
import type { PartySide } from '#contract/disputes/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Strokes } from '#contract/kernel/paper.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { writeDocument, writeSignature } from '#modules/documents/index.ts';
import { personFor } from '#modules/persons/index.ts';
import { agreementPaper, agreementSource, agreementSubject } from '../paper.ts';
import { type DisputeRecord, insertDispute, opened } from '../store/disputes.ts';
import { insertParty, partiesOf } from '../store/parties.ts';
import { insertSession, type SessionRecord } from '../store/sessions.ts';
import { insertVisit, type VisitRecord } from '../store/visits.ts';

/** A dispute as it went, for demos; days count from when it was taken. */
export interface PastDispute
  extends Pick<
    DisputeRecord,
    'id' | 'kind' | 'title' | 'facts' | 'areaPath' | 'organisationId' | 'organisationName' | 'mediatorId' | 'mediator' | 'source'
  > {
  readonly at: Date;
  readonly by: string;
  readonly parties: readonly { readonly side: PartySide; readonly name: string; readonly phone: string | null }[];
  readonly sessions: readonly (Pick<SessionRecord, 'state' | 'words' | 'result' | 'others'> & {
    readonly after: number;
    readonly came: boolean;
  })[];
  readonly outcome:
    | (Pick<DisputeRecord, 'form' | 'amount'> & {
        readonly state: 'agreed' | 'failed' | 'withdrawn';
        readonly after: number;
        readonly words: string;
        /** Days from the agreement on. */
        readonly performIn: number;
        readonly confirmed: boolean;
        readonly signature: Strokes;
      })
    | null;
  readonly visits: readonly (Omit<VisitRecord, 'id' | 'visitedOn' | 'visitedBy'> & { readonly after: number })[];
}

const dayLong = 86_400_000;

/** Writes disputes of the past with their parties, sessions, signed agreements and visits. */
export const addDisputes = async (tx: Tx, jurisdictionId: string, ring: Ring, disputes: readonly PastDispute[]): Promise<void> => {
  for (const { at, by, parties, sessions, outcome, visits, ...d } of disputes) {
    const acceptedOn = shanghaiDay(at);
    const base = opened({ ...d, caseId: null, caseNumber: null, acceptedOn, dueOn: daysAfter(acceptedOn, 30), openedBy: by });
    const concludedOn = outcome && daysAfter(acceptedOn, outcome.after);
    const performBy = concludedOn && outcome.state === 'agreed' ? daysAfter(concludedOn, outcome.performIn) : null;
    const fulfilled = visits.find((one) => one.fulfilled);
    const dispute: DisputeRecord = {
      ...base,
      ...(outcome && {
        state: outcome.state,
        form: outcome.form,
        outcome: outcome.words,
        amount: outcome.amount,
        concludedOn,
        performBy,
        confirmedOn: concludedOn && outcome.confirmed ? daysAfter(concludedOn, 12) : null,
        fulfilledOn: fulfilled ? daysAfter(acceptedOn, fulfilled.after) : null,
        visitOn: fulfilled ? null : performBy,
      }),
    };
    await insertDispute(tx, { ...dispute, openedBy: by });
    for (const { side, name, phone } of parties) {
      const personId = await personFor(tx, jurisdictionId, ring, { name, phone, partyMember: false, phoneShared: true });
      await insertParty(tx, { id: v7(), disputeId: d.id, personId, side });
    }
    const people = await partiesOf(tx, d.id);
    for (const { after, came, ...s } of sessions) {
      const startsAt = new Date(at.getTime() + after * dayLong);
      const attended = came ? people.map(({ id }) => id) : [];
      const session = {
        ...s,
        id: v7(),
        disputeId: d.id,
        startsAt,
        place: '社区人民调解室',
        attended,
        photos: [],
        writtenBy: d.mediatorId ?? by,
      };
      if (!(await insertSession(tx, session, s.state !== 'arranged'))) throw new Error('a dispute of the demo has two sessions arranged');
    }
    if (outcome?.form === 'written') {
      const ended = new Date(at.getTime() + outcome.after * dayLong);
      const subject = agreementSubject(dispute, people);
      const template = { version: 0, text: agreementPaper.template };
      const made = {
        id: idOf(ended),
        source: agreementSource,
        subjectId: d.id,
        subject,
        template,
        by,
        at: ended,
        restricted: true,
      };
      const paper = await writeDocument(tx, made);
      for (const [party, { name }] of (paper?.parties ?? []).entries())
        if (paper)
          await writeSignature(tx, paper, {
            party,
            name: people[party]?.name ?? (d.mediator || name),
            strokes: outcome.signature,
            accountId: by,
            at: ended,
          });
    }
    for (const { after, ...v } of visits)
      await insertVisit(tx, d.id, { ...v, id: v7(), visitedOn: daysAfter(acceptedOn, after), visitedBy: d.mediatorId ?? by });
  }
};
