import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { dinerUse } from './commands/diners.ts';
import { endOfPerson } from './commands/end-care.ts';
import { careUse } from './commands/open-care.ts';
import type { Context } from './context.ts';
import { tierTitles } from './queries/till.ts';
import { openDiner, openSecret, sealDiner, sealSecret } from './sealing.ts';
import { dinerOfPerson, dinerTies, endDiner, moveDiners, moveDinersBack, olderDiners, resealDiner } from './store/diners.ts';
import { mealsOfDiner } from './store/meals.ts';
import { classesOf, healthOf } from './store/parts.ts';
import { careTies, countLooks, forgetLooks, moveCare, moveCareBack } from './store/persons.ts';
import { findRecord, looksOf, olderRecords, recordOfPerson, resealRecord } from './store/records.ts';

/** A care record rests on consent, is shown to nobody by the person's page, and ends with it. */
export const recordUse = (context: Context): PersonUse => ({
  name: careUse,
  basis: 'consent',
  keepYears: 0,
  discreet: true,
  end: (tx, personId) => endOfPerson(context, tx, personId),
  ties: async ({ today, territory }, tx, ids) =>
    (await careTies(tx, ids)).map(({ personId, areaPath, until }) => ({
      personId,
      kind: 'record',
      word: 'persons:uses.care.record.one',
      at: territory.describe(territory.findByPath(areaPath) ?? territory.root),
      path: null,
      current: until >= today,
      until,
    })),
  move: async (tx, from, to) => {
    try {
      return await moveCare(tx, from, to);
    } catch (error) {
      if (isViolation(error, 'care_records_once')) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: (tx, ids, from, to) => moveCareBack(tx, ids, from, to),
});

/** What the person gets: the record whole, and every look into it. */
export const recordHolder = (context: Context): DataHolder => ({
  word: 'care-console:holdings.record',
  count: async (tx, { person }) => (person ? ((await recordOfPerson(tx, person.id)) ? 1 : 0) + (await countLooks(tx, person.id)) : 0),
  keeps: async () => null,
  copy: async ({ ring, today }, tx, { person }) => {
    if (!person) return [];
    const word = (key: string): string => wordOf('zh-CN', `care-console.holdings.${key}`);
    const named = await recordOfPerson(tx, person.id);
    const found = named && (await findRecord(tx, today, named.id));
    const looks = await looksOf(tx, 'person_id', person.id, 1000);
    const who = await context.accounts.contacts(
      looks.map(({ accountId }) => accountId),
      tx,
    );
    const held = [];
    if (found) {
      const { born, address, kin, note, purpose } = openSecret(ring, found.id, found.sealed);
      const classes = await classesOf(tx, found.id);
      const health = await healthOf(tx, found.id);
      held.push(
        {
          title: word('record'),
          head: [word('purpose'), word('from'), word('until'), word('born'), word('address'), word('kin'), word('note')],
          rows: [
            [
              purpose,
              found.consentOn,
              found.consentUntil,
              born,
              address,
              kin.map(({ name, relation }) => `${name}（${relation}）`).join('、'),
              note,
            ],
          ],
        },
        {
          title: word('classes'),
          head: [word('class'), word('level'), word('from'), word('until'), word('source')],
          rows: classes.map((one) => [wordOf('zh-CN', `care.classes.${one.class}`), one.level, one.since, one.until, one.source]),
        },
        {
          title: word('health'),
          head: [word('kind'), word('provider'), word('from'), word('until')],
          rows: health.map((one) => [wordOf('zh-CN', `care.health.${one.kind}`), one.provider, one.on, one.until]),
        },
      );
    }
    if (looks.length > 0)
      held.push({
        title: word('looks'),
        head: [word('day'), word('who'), word('reason')],
        rows: looks.map(({ at, accountId, reason }) => [shanghaiDay(at), who.get(accountId)?.name ?? '—', reason]),
      });
    return held;
  },
  erase: async (tx, { person }) => {
    if (!person) return;
    await endOfPerson(context, tx, person.id);
    await forgetLooks(tx, person.id);
  },
});

/** A card rests on consent; it does not make anybody found. */
export const cardUse = ({ kernel }: Pick<Context, 'kernel'>): PersonUse => ({
  name: dinerUse,
  basis: 'consent',
  keepYears: 0,
  discreet: true,
  end: (tx, personId) => endDiner(tx, 'person_id', personId, shanghaiDay(kernel.clock.now())),
  ties: async ({ territory }, tx, ids) =>
    (await dinerTies(tx, ids)).map(({ personId, cardNo, byPath }) => ({
      personId,
      kind: 'card',
      word: 'persons:uses.care.diner.one',
      at: `${territory.describe(territory.findByPath(byPath) ?? territory.root)} ${cardNo}`,
      path: null,
      current: true,
      until: null,
    })),
  move: async (tx, from, to) => {
    try {
      return await moveDiners(tx, from, to);
    } catch (error) {
      if (isViolation(error, 'canteen_diners_once')) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: (tx, ids, from, to) => moveDinersBack(tx, ids, from, to),
});

/** The person's card and what they ate by it. */
export const cardHolder = (context: Context): DataHolder => ({
  word: 'care-console:holdings.card',
  count: async (tx, { person }) => (person ? (await dinerTies(tx, [person.id])).length : 0),
  keeps: async () => null,
  copy: async (_, tx, { person, jurisdictionId }) => {
    const found = person && (await dinerOfPerson(tx, person.id));
    if (!found) return [];
    const word = (key: string): string => wordOf('zh-CN', `care-console.holdings.${key}`);
    const meals = await mealsOfDiner(tx, found);
    const title = await tierTitles(tx, jurisdictionId, meals);
    return [
      {
        title: word('card'),
        head: [word('day'), word('meal'), word('tier'), word('price'), word('own')],
        rows: meals.map((m) => [m.day, wordOf('zh-CN', `care.meals.${m.meal}`), title(m)?.zh ?? null, m.price / 100, m.own / 100]),
      },
    ];
  },
  erase: async (tx, { person }) => {
    if (person) await endDiner(tx, 'person_id', person.id, shanghaiDay(context.kernel.clock.now()));
  },
});

/** Seals cards with the newest keys. @returns how many there were */
export const resealCards = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderDiners(tx, ring.version, limit);
    for (const { id, sealed } of rows) {
      const again = sealDiner(ring, id, openDiner(ring, id, sealed));
      await resealDiner(tx, id, again.sealed, again.tailDigest, again.keyVersion);
    }
    return rows.length;
  });

/** Seals records with the newest keys. @returns how many there were */
export const resealRecords = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderRecords(tx, ring.version, limit);
    for (const { id, sealed } of rows) await resealRecord(tx, id, sealSecret(ring, id, openSecret(ring, id, sealed)), ring.version);
    return rows.length;
  });
