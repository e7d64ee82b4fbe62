import type { CareDetail, CareRow } from '#contract/care/records.ts';
import { checkAge, followUpDays, renewDays } from '#contract/care/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { openPhone } from '#modules/persons/index.ts';
import { areaOf, type Eye } from '../context.ts';
import { rhythmDays } from '../domain/care.ts';
import { ageOn } from '../domain/meals.ts';
import { leadsRecord, readsRecord } from '../policy.ts';
import { openSecret } from '../sealing.ts';
import { classesOf, healthOf } from '../store/parts.ts';
import { eventsOf, findRecord, looksOf, type RecordRow } from '../store/records.ts';

/** Names of accounts by their id. */
const namer = async ({ context }: Eye, tx: Tx, ids: readonly (string | null)[]): Promise<(id: string) => string> => {
  const found = await context.accounts.contacts([...new Set(ids.flatMap((id) => id ?? []))], tx);
  return (id) => found.get(id)?.name ?? '—';
};

/** Records as whoever reads them sees them in a list. */
export const presentRows = async (eye: Eye, tx: Tx, records: readonly RecordRow[]): Promise<CareRow[]> => {
  const nameOf = await namer(
    eye,
    tx,
    records.flatMap(({ leadId, visitorIds }) => [leadId, ...visitorIds]),
  );
  const renewBy = daysAfter(eye.today, settingOf(renewDays, eye.settings));
  return records.map((r) => {
    const nextBy = r.rhythm && daysAfter(shanghaiDay(r.lastSeen ?? r.startedAt), rhythmDays[r.rhythm]);
    return {
      id: r.id,
      version: r.version,
      name: maskName(r.name),
      area: areaOf(eye, r.areaPath),
      classes: [...r.classes] as CareRow['classes'],
      lead: { id: r.leadId, name: nameOf(r.leadId) },
      visitors: r.visitorIds.map((id) => ({ id, name: nameOf(id) })),
      mine: r.leadId === eye.viewer.accountId ? 'lead' : 'visitor',
      rhythm: r.rhythm,
      lastSeen: r.lastSeen?.toISOString() ?? null,
      lastResult: r.lastResult,
      nextBy,
      late: nextBy !== null && nextBy < eye.today,
      consentUntil: r.consentUntil,
      renew: r.consentUntil <= renewBy,
    };
  });
};

/** A record the viewer reads. @throws care.record_not_found to everybody else, and once consent has ended */
export const getRecord = async ({ viewer, today }: Eye, tx: Tx, id: string, lock = false): Promise<RecordRow> => {
  const found = await findRecord(tx, today, id, lock);
  return found && readsRecord(viewer, found) ? found : fail('care.record_not_found');
};
/** A record the viewer leads. @throws care.record_not_found, session.forbidden */
export const getLed = async (eye: Eye, tx: Tx, id: string): Promise<RecordRow> => {
  const found = await getRecord(eye, tx, id, true);
  return leadsRecord(eye.viewer, found) ? found : fail('session.forbidden');
};

export const presentRow = async (eye: Eye, tx: Tx, id: string): Promise<CareRow> => {
  const [row] = await presentRows(eye, tx, [await getRecord(eye, tx, id)]);
  return row as CareRow;
};

/** Everything a record says, for a look that has been logged. */
export const presentDetail = async (eye: Eye, tx: Tx, r: RecordRow): Promise<CareDetail> => {
  const { ring, settings, today, viewer } = eye;
  const [row] = await presentRows(eye, tx, [r]);
  const { purpose, witness, guardian, ...facts } = openSecret(ring, r.id, r.sealed);
  const [history, health, events] = [await classesOf(tx, r.id), await healthOf(tx, r.id), await eventsOf(tx, r.id)];
  const looks = leadsRecord(viewer, r) ? await looksOf(tx, 'record_id', r.id, 50) : [];
  const nameOf = await namer(
    eye,
    tx,
    [...events, ...looks].map(({ accountId }) => accountId),
  );
  const isOld = facts.born !== null && ageOn(facts.born, today) >= settingOf(checkAge, settings);
  const last = health.find(({ kind, on }) => kind === 'check' && on <= today);
  return {
    ...(row as CareRow),
    name: r.name,
    phone: openPhone(ring, r.personId, r.phoneSealed),
    facts,
    consent: { on: r.consentOn, until: r.consentUntil, how: r.consentHow, purpose, witness, guardian },
    history: history.map((one) => ({ ...one, class: one.class as CareRow['classes'][number] })),
    health,
    checkDue: isOld && (last === undefined || last.on < daysAfter(today, -365)),
    events: events.map(({ at, what, accountId, data }) => ({ at: at.toISOString(), what, who: accountId && nameOf(accountId), data })),
    looks: looks.map(({ at, accountId, reason }) => ({ at: at.toISOString(), who: nameOf(accountId), reason })),
  };
};

/** The day on which a follow-up or check is due again where nobody says otherwise; null: never by itself. */
export const nextHealth = ({ settings }: Eye, kind: string, on: string): string | null =>
  kind === 'follow_up' ? daysAfter(on, settingOf(followUpDays, settings)) : kind === 'check' ? daysAfter(on, 365) : null;
