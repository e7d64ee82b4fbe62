import { v7 } from 'uuid';
import type { CareRhythm, HealthKind } from '#contract/care/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { addConsent } from '#modules/persons/index.ts';
import { type Secret, sealDiner, sealSecret } from '../sealing.ts';
import { insertDiner } from '../store/diners.ts';
import { insertMeals, type NewMeal } from '../store/meals.ts';
import { insertClass, insertHealth } from '../store/parts.ts';
import { addEvent, insertRecord, noteVisit, setVisitors } from '../store/records.ts';
import { dinerUse } from './diners.ts';
import { careUse } from './open-care.ts';

interface Consented {
  readonly id: string;
  readonly personId: string;
  readonly by: string;
  readonly at: Date;
}
const consent = (tx: Tx, jurisdictionId: string, use: string, { personId, by, at }: Consented, how: string): Promise<void> =>
  addConsent(tx, { jurisdictionId, id: v7(), personId, use, given: true, on: shanghaiDay(at), how, at, by, endedAt: null });

export interface PastRecord extends Consented {
  readonly areaPath: string;
  readonly secret: Secret;
  readonly classes: readonly string[];
  readonly rhythm: CareRhythm;
  readonly visitorIds: readonly string[];
  readonly seenAt: Date | null;
  readonly health: readonly { kind: HealthKind; provider: string; on: string; until: string | null; next: string | null }[];
}
/** Adds records that were opened earlier, with their consent. */
export const addRecords = async (tx: Tx, jurisdictionId: string, ring: Ring, records: readonly PastRecord[]): Promise<void> => {
  for (const r of records) {
    const on = shanghaiDay(r.at);
    await insertRecord(tx, {
      id: r.id,
      personId: r.personId,
      areaPath: r.areaPath,
      leadId: r.by,
      consentOn: on,
      consentUntil: monthsAfter(on, 12),
      consentHow: 'signed',
      sealed: sealSecret(ring, r.id, r.secret),
      keyVersion: ring.version,
      rhythm: r.rhythm,
      startedAt: r.at,
    });
    await consent(tx, jurisdictionId, careUse, r, '书面签字');
    for (const one of r.classes) await insertClass(tx, r.id, { id: v7(), class: one, level: null, since: on, source: '入户走访' });
    await setVisitors(tx, r.id, r.visitorIds);
    for (const one of r.health) await insertHealth(tx, r.id, { id: v7(), ...one });
    await addEvent(tx, r.id, { what: 'opened', data: { until: monthsAfter(on, 12) }, accountId: r.by, at: r.at });
    if (r.seenAt) await noteVisit(tx, r.id, { at: r.seenAt, result: 'met', isReached: true });
  }
};

export interface PastDiner extends Consented {
  readonly cardNo: string;
  readonly areaPath: string;
  readonly byPath: string;
  readonly born: string;
  readonly tail: string | null;
  readonly classes: readonly string[];
}
/** Adds cards that were given out earlier, with their consent. */
export const addDiners = async (tx: Tx, jurisdictionId: string, ring: Ring, diners: readonly PastDiner[]): Promise<void> => {
  for (const d of diners) {
    const { id, personId, cardNo, areaPath, byPath, classes, born, tail } = d;
    const since = shanghaiDay(d.at);
    await insertDiner(tx, { id, personId, cardNo, areaPath, byPath, local: true, classes, ...sealDiner(ring, id, { born, tail }), since });
    await consent(tx, jurisdictionId, dinerUse, d, '办卡时本人同意');
  }
};

/** Adds meals of days that are over; each day of a canteen is closed. */
export const addMeals = (tx: Tx, meals: readonly NewMeal[]): Promise<void> => insertMeals(tx, meals);
