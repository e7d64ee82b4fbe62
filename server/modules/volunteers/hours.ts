import { v7 } from 'uuid';
import { settingOf } from '#contract/kernel/settings.ts';
import { burstHours, burstMinutes, dayHours, postedDays, stepMinutes } from '#contract/volunteers/settings.ts';
import type { HourChange, HourState } from '#contract/volunteers/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { counted, entersOn, type HourRules, isBurst, problemOfTold } from './domain/hours.ts';
import { pathOfArea, settingsOf } from './store/ground.ts';
import {
  besides,
  bookedSince,
  changeHours,
  findHours,
  type HoursRow,
  hoursOfPerson,
  insertChange,
  insertHours,
  lockCertifier,
  lockServing,
  sumHours,
  sumHoursOfPeople,
} from './store/hours.ts';

/** Served time as another module tells it. */
export interface ServedTime {
  /** Made by the module: telling the same again changes nothing. */
  readonly id: string;
  /** Null: a guest whose place alone knows the name; neither limits nor points are asked for. */
  readonly person: string | null;
  /** `<module>.<what>` it was served in, stored for good, and which one. */
  readonly what: string;
  readonly subjectId: string | null;
  readonly kind: string | null;
  /** In words that name nobody. */
  readonly title: string;
  readonly day: string;
  /** Without the way there and back; null where nobody took the times. */
  readonly from: Date | null;
  readonly until: Date | null;
  readonly minutes: number;
  readonly areaId: string;
  /** The team or unit it was served for. */
  readonly organisationId: string | null;
  /** Whoever says that it was so: the person's own account where a code on the spot showed it. */
  readonly recordedBy: string;
  /** Null: somebody certifies it later. */
  readonly certifiedBy: string | null;
  /** False: attended as a part of one's work or as a guest. Such time is no volunteering: it has neither limits nor points. */
  readonly voluntary?: boolean;
}

/** The one record of served time. Everything happens in the transaction of the caller. */
export interface Hours {
  /**
   * Enters served time; what counts of it are whole steps within the day's limit.
   * @throws volunteers.overlap, volunteers.day_full, volunteers.longer_than_time, volunteers.future, volunteers.own_hours, volunteers.hours_differ
   */
  record(tx: Tx, served: ServedTime): Promise<HoursRow>;
  /** Certifies what was recorded; held where it is part of a burst. @throws volunteers.hours_not_found, volunteers.not_waiting, volunteers.own_hours */
  certify(tx: Tx, id: string, accountId: string): Promise<HoursRow>;
  /** Decides what is held, by a second person. @throws volunteers.hours_not_found, volunteers.not_waiting, volunteers.own_hours, volunteers.second_person */
  confirm(
    tx: Tx,
    id: string,
    by: { readonly accountId: string; readonly agree: boolean; readonly reason: string | null },
  ): Promise<HoursRow>;
  /** Other minutes with the reason; none strikes it. @throws volunteers.hours_not_found, volunteers.own_hours, volunteers.day_full, volunteers.unchanged */
  correct(tx: Tx, id: string, how: { readonly minutes: number; readonly reason: string; readonly by: string }): Promise<HoursRow>;
  /** Hours of one person, newest first: for that person, or whoever the caller lets see them. */
  ofPerson(
    tx: Tx,
    personId: string,
    page: { readonly before: readonly [day: string, id: string] | null; readonly limit: number },
  ): Promise<HoursRow[]>;
  /** Certified minutes of volunteering of some people between two days, by what they were served in, with how many of those there were. */
  ofPeople(
    tx: Tx,
    of: { readonly personIds: readonly string[]; readonly from: string; readonly until: string },
  ): Promise<{ personId: string; what: string; minutes: number; subjects: number }[]>;
  /** Certified minutes of volunteering of an organisation or of an area and below, between two days. */
  sums(
    tx: Tx,
    of: ({ readonly organisationId: string } | { readonly areaCode: string }) & { readonly from: string; readonly until: string },
  ): Promise<{ minutes: number; services: number; people: number }>;
}

/** What is done once hours count, under an id of its own each time, and once they count no more. */
export interface Reward {
  earn(tx: Tx, hours: HoursRow, earnedId: string): Promise<void>;
  unearn(tx: Tx, hours: HoursRow, earnedId: string, reason: string): Promise<void>;
}

const rulesOf = (settings: Readonly<Record<string, unknown>>): HourRules => ({
  dayMinutes: settingOf(dayHours, settings) * 60,
  step: settingOf(stepMinutes, settings),
  burstMinutes: settingOf(burstMinutes, settings),
  burstSum: settingOf(burstHours, settings) * 60,
});

/** Whoever certified hours does not raise them alone, nor bring back what a second person struck. */
const stateAfter = (row: HoursRow, minutes: number, by: string): HourState => {
  if (minutes === 0) return 'struck';
  if (row.certifiedBy === null) return 'recorded';
  return row.state === 'held' || (minutes > row.minutes && (row.certifiedBy === by || row.burstId !== null)) ? 'held' : 'certified';
};

const held = async (tx: Tx, id: string): Promise<HoursRow> => (await findHours(tx, id, true)) ?? fail('volunteers.hours_not_found');

/** Opens the record of hours. */
export const createHours = (kernel: Pick<Kernel, 'clock'>, reward: Reward): Hours => {
  const note = (tx: Tx, { id, minutes }: Pick<HoursRow, 'id' | 'minutes'>, what: HourChange, by: string, reason: string | null = null) =>
    insertChange(tx, { id: v7(), hoursId: id, what, minutes, reason, byId: by, at: kernel.clock.now() });

  const earn = async (tx: Tx, row: HoursRow): Promise<void> => {
    if (!row.voluntary || row.personId === null || row.minutes === 0) return;
    const earnedId = v7();
    await changeHours(tx, [row.id], { earnedId });
    await reward.earn(tx, row, earnedId);
  };
  const unearn = async (tx: Tx, row: HoursRow, reason: string): Promise<void> => {
    if (row.earnedId === null) return;
    await changeHours(tx, [row.id], { earnedId: null });
    await reward.unearn(tx, row, row.earnedId, reason);
  };

  /** Holds back all that an account has booked in so short a time, also what was certified before the last of it. */
  const holdBurst = async (tx: Tx, accountId: string, rules: HourRules): Promise<void> => {
    const since = new Date(+kernel.clock.now() - rules.burstMinutes * 60_000);
    const booked = await bookedSince(tx, accountId, since);
    if (!isBurst(booked, rules)) return;
    const burstId = booked.find((one) => one.burstId !== null)?.burstId ?? v7();
    const free = booked.filter(({ state }) => state === 'certified');
    await changeHours(
      tx,
      free.map(({ id }) => id),
      { state: 'held', burstId },
    );
    for (const one of free) {
      const row = await held(tx, one.id);
      await unearn(tx, row, 'held');
      await note(tx, row, 'held', accountId);
    }
  };

  const certify = async (tx: Tx, id: string, accountId: string): Promise<HoursRow> => {
    const before = await held(tx, id);
    if (before.state !== 'recorded') fail('volunteers.not_waiting');
    // nobody confirms what is about himself
    if ((await lockServing(tx, before.personId)) === accountId) fail('volunteers.own_hours');
    await lockCertifier(tx, accountId);
    const settings = await settingsOf(tx);
    const at = kernel.clock.now();
    const state: HourState = 'certified';
    const enters = entersOn(at, settingOf(postedDays, settings), workDaysOf(settings).worked);
    await changeHours(tx, [id], { state, certifiedBy: accountId, certifiedAt: at, entersOn: enters });
    await note(tx, before, 'certified', accountId);
    await earn(tx, { ...before, state, certifiedBy: accountId, certifiedAt: at, entersOn: enters });
    if (before.recordedBy === accountId && before.voluntary) await holdBurst(tx, accountId, rulesOf(settings));
    return held(tx, id);
  };

  const same = (row: HoursRow, told: ServedTime): boolean =>
    row.personId === told.person &&
    row.what === told.what &&
    row.subjectId === told.subjectId &&
    row.day === told.day &&
    row.served === told.minutes;

  return {
    record: async (tx, told) => {
      const known = await findHours(tx, told.id);
      if (known) return same(known, told) ? known : fail('volunteers.hours_differ');
      const now = kernel.clock.now();
      const problem = problemOfTold(told, now);
      if (problem) fail(problem);
      const account = await lockServing(tx, told.person);
      if (account === undefined) fail('persons.person_not_found');
      if (told.certifiedBy !== null && told.certifiedBy === account) fail('volunteers.own_hours');
      const areaPath = (await pathOfArea(tx, told.areaId)) ?? fail('territory.area_not_found');
      const rules = rulesOf(await settingsOf(tx));
      const voluntary = told.voluntary ?? true;
      const { ofDay, overlap } = await besides(tx, told.person, told);
      if (overlap !== null && voluntary) fail('volunteers.overlap', { title: overlap });
      const minutes = voluntary ? counted(told.minutes, ofDay, rules) : told.minutes;
      if (voluntary && ofDay >= rules.dayMinutes) fail('volunteers.day_full', { hours: rules.dayMinutes / 60, day: told.day });
      const { id, person, what, subjectId, kind, title, day, from, until, organisationId, recordedBy } = told;
      const row = { id, personId: person, what, subjectId, kind, title, day, from, until, served: told.minutes, minutes, voluntary };
      await insertHours(tx, { ...row, areaPath, organisationId, recordedBy, recordedAt: now });
      await note(tx, row, 'recorded', recordedBy);
      return told.certifiedBy === null ? held(tx, id) : certify(tx, id, told.certifiedBy);
    },
    certify,
    confirm: async (tx, id, { accountId, agree, reason }) => {
      const row = await held(tx, id);
      if (row.state !== 'held') fail('volunteers.not_waiting');
      if ((await lockServing(tx, row.personId)) === accountId) fail('volunteers.own_hours');
      if (row.certifiedBy === accountId || row.recordedBy === accountId) fail('volunteers.second_person');
      const [state, minutes] = agree ? (['certified', row.minutes] as const) : (['struck', 0] as const);
      await changeHours(tx, [id], { state, minutes, confirmedBy: accountId, confirmedAt: kernel.clock.now() });
      await note(tx, { id, minutes }, agree ? 'confirmed' : 'struck', accountId, reason);
      const done = await held(tx, id);
      if (agree) await earn(tx, done);
      return done;
    },
    correct: async (tx, id, { minutes, reason, by }) => {
      const row = await held(tx, id);
      if ((await lockServing(tx, row.personId)) === by) fail('volunteers.own_hours');
      if (row.minutes === minutes) fail('volunteers.unchanged');
      const rules = rulesOf(await settingsOf(tx));
      if (row.voluntary && minutes > 0 && counted(minutes, (await besides(tx, row.personId, row)).ofDay, rules) !== minutes)
        fail('volunteers.day_full', { hours: rules.dayMinutes / 60, day: row.day });
      await unearn(tx, row, reason);
      const state = stateAfter(row, minutes, by);
      await changeHours(tx, [id], {
        minutes,
        state,
        ...(state === 'held' ? { burstId: row.burstId ?? v7(), confirmedBy: null, confirmedAt: null } : {}),
      });
      await note(tx, { id, minutes }, 'corrected', by, reason);
      const done = await held(tx, id);
      if (done.state === 'certified') await earn(tx, done);
      return done;
    },
    ofPerson: (tx, personId, { before, limit }) => hoursOfPerson(tx, personId, before, limit),
    ofPeople: (tx, { personIds, from, until }) => sumHoursOfPeople(tx, personIds, from, until),
    sums: (tx, { from, until, ...of }) => sumHours(tx, of, from, until),
  };
};
