import { randomInt } from 'node:crypto';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { draw } from '../domain/draw.ts';
import {
  accountsAsked,
  type BuildingRow,
  type Candidate,
  householdsIn,
  insertBuildings,
  insertRoll,
  personsIn,
  type RollRow,
} from '../store/roll.ts';
import { type SurveyRow, setOpen, setPlanned } from '../store/surveys.ts';

// no letter or digit that is taken for another
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** The code of a letter: ten characters, about 50 bits. */
const newCode = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');

/** What the seed makes of a key: whoever has both draws the same. */
export const rankIn =
  (seed: string) =>
  (key: string): string =>
    sha256(`${seed}:${key}`).toString('hex');

/** Draws who is asked, building by building. @throws surveys.nobody_asked */
const drawRoll = async (tx: Tx, s: SurveyRow): Promise<void> => {
  const candidates = s.asked === 'persons' ? await personsIn(tx, s.askedAreas) : await householdsIn(tx, s.askedAreas);
  if (candidates.length === 0) fail('surveys.nobody_asked');
  const order = (a: Candidate, b: Candidate): number =>
    a.buildingPlace < b.buildingPlace || (a.buildingPlace === b.buildingPlace && a.buildingId < b.buildingId) ? -1 : 1;
  const byBuilding = [...Map.groupBy([...candidates].sort(order), ({ buildingId }) => buildingId)];
  const drawn = draw(
    byBuilding.map(([buildingId, some]) => ({ buildingId, keys: some.map(({ key }) => key) })),
    s.sampleSize,
    rankIn(s.seed),
  );
  const asked = new Set(drawn.flat());
  await insertBuildings(
    tx,
    s.id,
    byBuilding.map(([buildingId, some], at): BuildingRow => {
      const [first] = some as [Candidate, ...Candidate[]];
      return { buildingId, name: first.building, place: first.buildingPlace, population: some.length, asked: drawn[at]?.length ?? 0 };
    }),
  );
  await insertRoll(
    tx,
    s.id,
    candidates
      .filter(({ key }) => asked.has(key))
      .map(({ key, buildingId, householdId, label, place }): RollRow => ({ key, buildingId, householdId, label, place, code: newCode() })),
  );
};

/** Tells whoever is asked, once for each of both: that it will begin, and that it has. */
export const tellAsked = async (tx: Tx, by: By, s: SurveyRow, variant: 'asked' | 'planned'): Promise<void> => {
  const accounts = await accountsAsked(tx, s.id, false);
  if (accounts.length === 0) return;
  await notify(tx, by.jurisdictionId, [
    {
      kind: 'surveys.asked',
      variant,
      to: { accounts },
      except: by.actorId,
      subject: s.id,
      data: { from: s.opensOn, day: s.closesOn },
      cause: variant === 'asked' ? s.id : `${s.id} planned`,
      at: by.at,
    },
  ]);
};

/**
 * Draws the roll of a draft, opens it, now or on its first day, and tells whoever is asked.
 * @throws surveys.no_questions, surveys.day_passed, surveys.nobody_asked
 */
export const openRow = async (tx: Tx, by: By, s: SurveyRow): Promise<void> => {
  if (s.form.order.length === 0) fail('surveys.no_questions');
  const today = shanghaiDay(by.at);
  if (s.closesOn < today) fail('surveys.day_passed', { day: s.closesOn });
  await drawRoll(tx, s);
  const planned = s.opensOn !== null && s.opensOn > today;
  if (planned) await setPlanned(tx, s.id);
  else await setOpen(tx, s.id, by.at);
  await tellAsked(tx, by, s, planned ? 'planned' : 'asked');
};

/** Areas whose staff is asked: those named that lie below the asker, each as one on the roll. */
export const staffRoll = (s: SurveyRow, snapshot: TerritorySnapshot, at: Date): (RollRow & { areaPath: string })[] =>
  s.askedAreas.flatMap((code) => {
    const area = snapshot.find(code);
    if (!area || area.path === s.areaPath || !isWithin(area.path, s.areaPath)) return [];
    const place = { label: snapshot.describe(area), place: code, areaPath: area.path };
    return [{ ...place, key: idOf(at), buildingId: null, householdId: null, code: newCode() }];
  });
