import { floorOf, placeOf } from './address.ts';
import type { Choice, SheetRow, StoredDoubt } from './sheet.ts';

/** A building that stands where households are taken in. */
export interface KnownBuilding {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly areaCode: string;
}
/** A household that is registered. */
export interface KnownHousehold {
  readonly id: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
  readonly floor: number | null;
  readonly floorArea: number | null;
  readonly use: string;
  readonly occupancy: string | null;
  readonly people: number | null;
  readonly registeredOn: string | null;
  readonly note: string | null;
  readonly contactId: string | null;
  readonly place: string;
  readonly areaCode: string;
}

/** Whether two texts of one length differ in one character: a slip of whoever typed. */
const slip = (a: string, b: string): boolean => {
  const [one, other] = [[...a], [...b]];
  return (
    one.length === other.length &&
    one.filter((letter, i) => letter !== other[i]).length === 1 &&
    !/\d/.test(one.find((letter, i) => letter !== other[i]) ?? '')
  );
};

/** Doubts about buildings that nobody has entered: perhaps misspelt, perhaps new. One for each building, at its first row. */
export const buildingDoubts = (
  rows: readonly SheetRow[],
  known: readonly KnownBuilding[],
  grids: readonly { readonly code: string; readonly name: string }[],
): StoredDoubt[] => {
  const keys = new Set(known.map(({ key }) => key));
  const unknown = Map.groupBy(
    rows.filter(({ building }) => building !== '' && !keys.has(building)),
    ({ building }) => building,
  );
  return [...unknown].map(([key, [at]]) => {
    const estate = key.replace(/\d+栋$/, '');
    const beside = new Set(known.filter((one) => one.key.startsWith(estate)).map(({ areaCode }) => areaCode.slice(0, 15)));
    // where its neighbours stand comes first
    const places = [...grids].sort((a, b) => Number(beside.has(b.code)) - Number(beside.has(a.code))).slice(0, 40);
    const choices: Choice[] = [
      ...known
        .filter((one) => slip(one.key, key))
        .map((one) => ({ value: `is ${one.id}`, words: 'isBuilding', data: { name: one.name }, set: { building: one.key } })),
      ...places.map(({ code, name }) => ({ value: `new ${code}`, words: 'newBuilding', data: { grid: name } })),
      { value: 'skip', words: 'skipBuilding', data: {}, skip: true as const },
    ];
    return {
      key: `building ${key}`,
      row: at?.row ?? 0,
      column: '',
      cell: null,
      shown: key,
      code: 'households.building_unknown',
      data: { name: key },
      choices,
    };
  });
};

/** Doubts about phones that somebody else has, in the register or further up in the sheet. */
export const phoneDoubts = (rows: readonly SheetRow[], bearers: ReadonlyMap<string, readonly string[]>): StoredDoubt[] => {
  const names = new Map([...bearers].map(([phone, some]) => [phone, new Set(some)]));
  const doubts: StoredDoubt[] = [];
  for (const { row, phone, head } of rows) {
    if (phone === undefined || head === undefined) continue;
    const known = names.get(phone) ?? new Set<string>();
    names.set(phone, known);
    if (known.size > 0 && !known.has(head))
      doubts.push({
        key: `${row} shared`,
        row,
        column: '',
        cell: null,
        shown: head,
        code: 'households.phone_shared',
        data: { name: head },
        choices: [
          { value: 'shared', words: 'sharedPhone', data: {}, set: { phoneShared: true } },
          { value: 'empty', words: 'withoutPhone', data: {} },
          { value: 'skip', words: 'skip', data: {}, skip: true },
        ],
      });
    known.add(head);
  }
  return doubts;
};

export interface PlannedHousehold extends Omit<KnownHousehold, 'id' | 'buildingId' | 'areaCode' | 'contactId'> {
  /** Id of the known one; null for a new one. */
  readonly id: string | null;
  /** Key of its building. */
  readonly building: string;
  readonly contactId: string | null;
}
export interface ImportPlan {
  /** Keys of new buildings with the code of the grid they are to lie in. */
  readonly buildings: ReadonlyMap<string, string>;
  readonly added: readonly PlannedHousehold[];
  readonly changed: readonly PlannedHousehold[];
  readonly unchanged: number;
  readonly members: readonly { readonly building: string; readonly unit: string; readonly room: string; readonly row: SheetRow }[];
  readonly passed: number;
  readonly undecided: number;
}

/** What the rows ask for once the doubts are decided as they are. A doubt that is not decided leaves its row out. */
export const planImport = (
  rows: readonly SheetRow[],
  doubts: readonly StoredDoubt[],
  decisions: Readonly<Record<string, string>>,
  known: {
    readonly buildings: readonly KnownBuilding[];
    readonly households: readonly KnownHousehold[];
    readonly members: ReadonlySet<string>;
  },
): ImportPlan => {
  const chosen = (doubt: StoredDoubt): Choice | null => doubt.choices.find(({ value }) => value === decisions[doubt.key]) ?? null;
  const byRow = Map.groupBy(
    doubts.filter(({ key }) => !key.startsWith('building ')),
    ({ row }) => row,
  );
  const ofBuilding = new Map(
    doubts.filter(({ key }) => key.startsWith('building ')).map((one) => [one.key.slice('building '.length), one]),
  );
  const buildings = new Map<string, string>();
  const known2 = new Map(known.buildings.map((one) => [one.key, one]));
  const standing = new Map(
    known.households.map((one) => [`${known.buildings.find(({ id }) => id === one.buildingId)?.key ?? ''} ${one.unit} ${one.room}`, one]),
  );
  const planned = new Map<string, { row: SheetRow; household: PlannedHousehold; before: KnownHousehold | null }>();
  let passed = 0;
  for (const read of rows) {
    let row: SheetRow = read;
    let out = read.building === '';
    for (const doubt of byRow.get(read.row) ?? []) {
      const choice = chosen(doubt);
      if (!choice || choice.skip) out = true;
      else if (doubt.key.endsWith(' shared') && choice.value === 'empty') {
        const { phone: _, ...rest } = row;
        row = rest;
      } else row = { ...row, ...choice.set };
    }
    const doubt = ofBuilding.get(row.building);
    if (doubt && !out) {
      const choice = chosen(doubt);
      if (!choice || choice.skip) out = true;
      else if (choice.value.startsWith('new ')) buildings.set(row.building, choice.value.slice('new '.length));
      else row = { ...row, ...choice.set };
    }
    if (out) {
      passed++;
      continue;
    }
    const { building, unit, room } = row;
    const key = `${building} ${unit} ${room}`;
    const before = standing.get(key) ?? null;
    if (planned.has(key)) passed++;
    planned.set(key, {
      row,
      before,
      household: {
        id: before?.id ?? null,
        building,
        unit,
        room,
        place: placeOf(known2.get(building)?.name ?? building, unit, room),
        floor: before?.floor ?? floorOf(room),
        floorArea: row.floorArea ?? before?.floorArea ?? null,
        use: row.use ?? before?.use ?? 'dwelling',
        occupancy: row.occupancy ?? before?.occupancy ?? null,
        people: row.people ?? before?.people ?? null,
        registeredOn: row.registeredOn ?? before?.registeredOn ?? null,
        note: row.note ?? before?.note ?? null,
        contactId: before?.contactId ?? null,
      },
    });
  }
  const all = [...planned.values()];
  const differs = ({ household, before }: (typeof all)[number]): boolean =>
    before !== null &&
    (['floorArea', 'use', 'occupancy', 'people', 'registeredOn', 'note', 'floor'] as const).some(
      (field) => household[field] !== before[field],
    );
  const used = new Set(all.map(({ household }) => household.building));
  return {
    buildings: new Map([...buildings].filter(([key]) => used.has(key))),
    added: all.filter(({ before }) => before === null).map(({ household }) => household),
    changed: all.filter(differs).map(({ household }) => household),
    unchanged: all.filter((one) => one.before !== null && !differs(one)).length,
    members: all.flatMap(({ row, household, before }) =>
      row.head === undefined || (before !== null && known.members.has(`${before.id} ${row.head}`))
        ? []
        : [{ building: household.building, unit: household.unit, room: household.room, row }],
    ),
    passed,
    undecided: doubts.filter((doubt) => chosen(doubt) === null).length,
  };
};
