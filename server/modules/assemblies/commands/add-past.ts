import { v4, v7 } from 'uuid';
import type { HolderKind, ServiceWay, UnitState, UnitUse } from '#contract/assemblies/kinds.ts';
import type { MatterCode } from '#contract/assemblies/matters.ts';
import { rollOf } from '#contract/assemblies/roll.ts';
import { defaultLocalRules } from '#contract/assemblies/rules.ts';
import type { Question } from '#contract/votes/model.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { questionsOf } from '../domain/standing.ts';
import { addressForms, labelOf } from '../domain/words.ts';
import { type AssemblyRecord, insertAssembly, itemsOf, putItems, writeAssembly } from '../store/assemblies.ts';
import { insertDoubts } from '../store/doubts.ts';
import { insertEntries, insertServices, type NewEntry, noteAttempts } from '../store/entries.ts';
import { insertEstate } from '../store/estates.ts';
import { insertHolders, insertShares } from '../store/holders.ts';
import { insertUnits, sealTitle } from '../store/units.ts';

/** A register that was kept before: for the demo. */
export interface PastEstate {
  readonly name: string;
  readonly areaPath: string;
  readonly developer: string;
  /** `personId` of those who are known already. */
  readonly owners: readonly {
    readonly kind: HolderKind;
    readonly name: string;
    readonly phone: string | null;
    readonly personId?: string | null;
  }[];
  /** Owners by their place above; of what is not sold nobody. */
  readonly units: readonly {
    readonly building: string;
    readonly unit: string;
    readonly room: string;
    readonly use: UnitUse;
    readonly state: UnitState;
    readonly area: number;
    readonly owners: readonly number[];
    readonly title?: string;
  }[];
  /** Pairs of owners, by place, that may be one. */
  readonly doubts: readonly (readonly [first: number, second: number])[];
  readonly since: string;
}
/** Enters a whole register. @returns its id and what it gives as a roll */
export const addPastEstate = async (tx: Tx, by: By, ring: Ring, e: PastEstate): Promise<{ estateId: string; roll: NewEntry[] }> => {
  const estateId = v7();
  await insertEstate(tx, { id: estateId, name: e.name, areaPath: e.areaPath, note: null });
  const developer = v7();
  const owners = e.owners.map((one) => ({ ...one, id: v7(), personId: one.kind === 'person' ? (one.personId ?? v7()) : null }));
  await insertPersons(
    tx,
    by.jurisdictionId,
    ring,
    owners.flatMap(({ kind, name, phone, personId }, i) =>
      kind === 'person' && personId !== null && !e.owners[i]?.personId ? [{ id: personId, name, phone, partyMember: false }] : [],
    ),
  );
  await insertHolders(tx, [
    { id: developer, estateId, kind: 'developer', personId: null, name: e.developer },
    ...owners.map(({ id, kind, personId, name }) => ({ id, estateId, kind, personId, name: kind === 'person' ? null : name })),
  ]);
  const units = e.units.map((one) => {
    const id = v7();
    const { building, unit, room, use, state, area } = one;
    const titleSealed = sealTitle(ring, id, one.title ?? null);
    return {
      id,
      estateId,
      building,
      unit,
      room,
      ...addressForms(building, unit, room),
      use,
      state,
      area,
      areaBasis: 'register' as const,
      titleSealed,
    };
  });
  await insertUnits(tx, ring.version, units);
  const shares = e.units.flatMap((one, i) =>
    one.owners.map((owner) => ({ id: v7(), unitId: units[i]?.id ?? '', holderId: owners[owner]?.id ?? '', n: null, d: null })),
  );
  await insertShares(tx, estateId, e.since, shares);
  await insertDoubts(
    tx,
    estateId,
    e.doubts.map(([first, second]) => ({
      firstId: owners[first]?.id ?? '',
      secondId: owners[second]?.id ?? '',
      reasons: ['spelling' as const],
    })),
  );
  const held = Map.groupBy(shares, ({ unitId }) => unitId);
  const { entries } = rollOf(
    units.map(({ id, use, state, area }) => ({
      id,
      use,
      state,
      area,
      owners: (held.get(id) ?? []).map(({ holderId }) => ({ holder: holderId, share: null })),
    })),
    { parking: defaultLocalRules.parking.rule, developer },
  );
  const labels = new Map(units.map((one) => [one.id, labelOf(one)]));
  const roll = entries.map((one, place): NewEntry => {
    const more = one.units.length > 1 ? `等 ${one.units.length} 处` : '';
    return {
      key: v4(),
      heads: one.heads,
      area: one.area,
      holders: [...one.holders],
      units: [...one.units],
      label: `${labels.get(one.units[0] ?? '') ?? ''}${more}`,
      place,
    };
  });
  return { estateId, roll };
};

/** An assembly that was held or runs: for the demo. The vote is written by whoever has it. */
export interface PastAssembly extends Pick<AssemblyRecord, 'estateId' | 'areaPath' | 'title' | 'opensAt' | 'closesAt' | 'noticedOn'> {
  readonly items: readonly { readonly matter: MatterCode; readonly title: string; readonly text: string }[];
  readonly roll: readonly NewEntry[];
  /** How many entries from the first on are served, and how many after them were tried in vain. */
  readonly served: number;
  readonly failed: number;
  readonly servedAt: Date;
  readonly collector: { readonly id: string; readonly name: string };
}
/** Enters an announced assembly with its roll and service. @returns its id, the questions for the vote, and how to write what came of it */
export const addPastAssembly = async (
  tx: Tx,
  by: By,
  a: PastAssembly,
): Promise<{
  id: string;
  questions: Question[];
  keys: string[];
  write: (changed: Parameters<typeof writeAssembly>[2]) => Promise<void>;
}> => {
  const id = v7();
  const rules = defaultLocalRules;
  const { estateId, areaPath, title, opensAt, closesAt } = a;
  await insertAssembly(
    tx,
    {
      id,
      estateId,
      areaPath,
      title,
      opensAt,
      closesAt,
      rules,
      rulesVersion: 0,
      scope: 'estate',
      building: null,
      unit: null,
      form: 'written',
      calling: 'regular',
      organiser: 'committee',
    },
    by.actorId,
  );
  await putItems(
    tx,
    id,
    a.items.map((one) => ({ options: [], most: 0, ...one })),
  );
  // keys are of one assembly: the same register gives another roll to the next
  const roll = a.roll.map((one) => ({ ...one, key: v4() }));
  await insertEntries(tx, id, 1, roll);
  await writeAssembly(tx, id, { state: 'noticed', round: 1, noticedOn: a.noticedOn });
  const tried = roll.slice(0, a.served + a.failed);
  const wayOf = (i: number): ServiceWay => (i % 4 === 3 ? 'message' : 'app');
  await insertServices(
    tx,
    id,
    tried.map(({ key }, i) => ({
      id: v7(),
      key,
      attempt: 1,
      way: i < a.served ? wayOf(i) : 'hand',
      result: i < a.served ? 'delivered' : 'failed',
      at: a.servedAt,
      receipt: i < a.served ? (wayOf(i) === 'message' ? '短信平台：已送达' : '') : '家中无人，留言改日再来',
      collector: a.collector.name,
      collectorId: a.collector.id,
      files: [],
    })),
  );
  for (const way of ['message', 'app'] as const) {
    const keys = tried.slice(0, a.served).flatMap(({ key }, i) => (wayOf(i) === way ? [key] : []));
    await noteAttempts(tx, id, keys, { at: a.servedAt, way });
  }
  await noteAttempts(
    tx,
    id,
    tried.slice(a.served).map(({ key }) => key),
    null,
  );
  return {
    id,
    questions: questionsOf(await itemsOf(tx, [id]), rules, { scope: 'estate' }),
    keys: roll.map(({ key }) => key),
    write: (changed) => writeAssembly(tx, id, changed),
  };
};
