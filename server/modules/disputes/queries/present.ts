import type { DisputeDetail, DisputeRow } from '#contract/disputes/api.ts';
import { confirmDays } from '#contract/disputes/kinds.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Eye } from '../context.ts';
import { agreementSource } from '../paper.ts';
import { seesDispute, worksOn } from '../policy.ts';
import { type DisputeRecord, findDispute } from '../store/disputes.ts';
import { partiesOf } from '../store/parties.ts';
import { sessionsOf } from '../store/sessions.ts';
import { visitsOf } from '../store/visits.ts';

/** The area a dispute lies in; the whole where its area is gone. */
export const areaOf = ({ snapshot }: Pick<Eye, 'snapshot'>, d: Pick<DisputeRecord, 'areaPath'>): TerritoryArea =>
  snapshot.findByPath(d.areaPath) ?? snapshot.root;

export const presentRow = (eye: Pick<Eye, 'snapshot' | 'today'>, d: DisputeRecord): DisputeRow => ({
  id: d.id,
  kind: d.kind,
  title: d.title,
  area: { code: d.areaPath.replaceAll('.', ''), name: eye.snapshot.describe(areaOf(eye, d)) },
  organisation: { id: d.organisationId, name: d.organisationName },
  mediator: { accountId: d.mediatorId, name: d.mediator },
  source: d.source,
  case: d.caseId === null ? null : { id: d.caseId, number: d.caseNumber ?? '' },
  acceptedOn: d.acceptedOn,
  dueOn: d.dueOn,
  late: (d.concludedOn ?? eye.today) > d.dueOn,
  state: d.state,
  form: d.form,
  visitOn: d.visitOn,
});

/** A dispute the viewer may see; held when `lock` says so. @throws disputes.dispute_not_found */
const getVisible = async ({ viewer }: Eye, tx: Tx, id: string, lock = false): Promise<DisputeRecord> => {
  const found = await findDispute(tx, id, lock);
  return found && seesDispute(viewer, found) ? found : fail('disputes.dispute_not_found');
};
/** A dispute the viewer works on, held. @throws disputes.dispute_not_found, session.forbidden */
export const worked = async (eye: Eye, tx: Tx, id: string): Promise<DisputeRecord> => {
  const d = await getVisible(eye, tx, id, true);
  return worksOn(eye.viewer, d) ? d : fail('session.forbidden');
};

const actionsFor = (d: DisputeRecord, today: string): DisputeDetail['actions'] => {
  if (d.state === 'open') return ['record', 'arrange', 'conclude', 'look', ...(d.extended ? [] : (['extend'] as const)), 'assign'];
  if (d.state !== 'agreed') return ['look'];
  // asked for in time, a confirmation may come later
  return ['visit', 'look', ...(d.confirmedOn === null && d.concludedOn !== null && d.concludedOn <= today ? (['confirm'] as const) : [])];
};

/** The whole dispute for one viewer: names masked, facts and records for those who work on it. */
export const presentDispute = async (eye: Eye, tx: Tx, id: string): Promise<DisputeDetail> => {
  const d = await getVisible(eye, tx, id);
  const works = worksOn(eye.viewer, d);
  const parties = await partiesOf(tx, id);
  const sessions = works ? await sessionsOf(tx, id) : [];
  const visits = works ? await visitsOf(tx, id) : [];
  const files = works ? await filesOf(tx, 'dispute', [id]) : [];
  const paper = works && d.form === 'written' ? await findOfSubject(tx, agreementSource, id) : null;
  const known = await eye.context.accounts.contacts(
    [...sessions.map(({ writtenBy }) => writtenBy), ...visits.map(({ visitedBy }) => visitedBy)],
    tx,
  );
  const nameOf = (account: string): string => known.get(account)?.name ?? '';
  const pictures = (ids: readonly string[]) =>
    ids.flatMap((one) => {
      const file = files.find((f) => f.id === one);
      return file
        ? [
            {
              id: one,
              url: `/api/files/${one}`,
              thumbnailUrl: `/api/files/${one}/thumbnail`,
              width: file.width ?? 0,
              height: file.height ?? 0,
            },
          ]
        : [];
    });
  return {
    ...presentRow(eye, d),
    works,
    facts: works ? d.facts : null,
    parties: parties.map((party) => ({ id: party.id, side: party.side, name: maskName(party.name) })),
    sessions: sessions.map((s) => ({
      id: s.id,
      state: s.state,
      startsAt: s.startsAt.toISOString(),
      place: s.place,
      by: nameOf(s.writtenBy),
      words: s.words,
      result: s.result,
      attended: [...s.attended],
      others: s.others,
      photos: pictures(s.photos),
    })),
    outcome:
      d.concludedOn === null
        ? null
        : {
            on: d.concludedOn,
            words: works ? d.outcome : null,
            amount: d.amount,
            performBy: d.performBy,
            confirmBy: d.state === 'agreed' ? daysAfter(d.concludedOn, confirmDays) : null,
            confirmedOn: d.confirmedOn,
            documentId: paper?.id ?? null,
            photos: pictures(d.photos),
          },
    visits: visits.map(({ visitedOn, visitedBy, ...v }) => ({ ...v, on: visitedOn, by: nameOf(visitedBy) })),
    extended: d.extended,
    actions: works ? actionsFor(d, eye.today) : [],
  };
};
