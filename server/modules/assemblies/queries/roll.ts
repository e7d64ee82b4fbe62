import { defaultLocalRules } from '#contract/assemblies/rules.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { sameBuilding, sameUnit } from '../domain/words.ts';
import { rulesKind } from '../rules.ts';
import { estatesIn } from '../store/estates.ts';
import { holdersById } from '../store/holders.ts';
import { soundRoll } from './register.ts';

/** Where owners are due: a whole area, a building of it, or one unit, by the names people use. */
export interface RollPlace {
  readonly areaCode: string;
  readonly building: string | null;
  readonly unit: string | null;
}
/** An owner on a roll: everything that is theirs there, with one head. */
export interface OwnerOnRoll {
  readonly key: string;
  readonly heads: number;
  readonly area: number;
  readonly label: string;
  /** Of the first of its owners who has proven to be one. */
  readonly accountId: string | null;
  /** The first of its owners who is a person. */
  readonly personId: string | null;
}

/** Names of the registers of owners of an area, and of those below it. */
export const registersIn = async (tx: Tx, areaCode: string): Promise<string[]> =>
  (await estatesIn(tx, [areaCode])).filter(({ units }) => units > 0).map(({ name }) => name);

/**
 * The roll that registers of owners give by the rules in force; null where there is none. Somebody in two registers of an area is one head.
 * @throws assemblies.roll_faults, assemblies.nobody
 */
export const ownersIn = async (
  tx: Tx,
  { jurisdictionId, at }: Pick<By, 'jurisdictionId' | 'at'>,
  place: RollPlace,
): Promise<OwnerOnRoll[] | null> => {
  const estates = (await estatesIn(tx, [place.areaCode])).filter(({ units }) => units > 0);
  if (estates.length === 0) return null;
  const rules = (await readInForce(tx, rulesKind, jurisdictionId, at))?.content ?? defaultLocalRules;
  const counted = new Set<string>();
  const roll: OwnerOnRoll[] = [];
  for (const { id } of estates) {
    const entries = await soundRoll(
      { rules },
      tx,
      id,
      ({ building, unit }) =>
        (place.building === null || sameBuilding(building, place.building)) && (place.unit === null || sameUnit(unit, place.unit)),
    );
    const holders = new Map((await holdersById(tx, [...new Set(entries.flatMap((one) => one.holders))])).map((one) => [one.id, one]));
    for (const one of entries) {
      const own = one.holders.flatMap((holder) => holders.get(holder) ?? []);
      const personId = own.find((holder) => holder.personId !== null)?.personId ?? null;
      const buyer = own.map((holder) => holder.personId ?? holder.id).join(' ');
      const [head = ''] = one.units;
      roll.push({
        // the unit by which they are known: the same in whatever order registers are read
        key: head,
        heads: counted.has(buyer) ? 0 : one.heads,
        area: one.area,
        label: one.label,
        accountId: own.find((holder) => holder.accountId !== null)?.accountId ?? null,
        personId,
      });
      counted.add(buyer);
    }
  }
  return roll.length > 0 ? roll : fail('assemblies.nobody');
};
