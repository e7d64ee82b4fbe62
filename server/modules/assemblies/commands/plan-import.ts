import { v7 } from 'uuid';
import { areaBases, type DoubtReason, type HolderKind, holderKinds, unitStates, unitUses } from '#contract/assemblies/kinds.ts';
import { sumOf } from '#contract/assemblies/roll.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { Tx } from '#kernel/db.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable, rowRanges } from '#kernel/sheets/rows/table.ts';
import { wordOf } from '#kernel/words.ts';
import { openIdNumber, openPhone } from '#modules/persons/index.ts';
import type { Eye } from '../context.ts';
import { doubtsOf, isSame, type Named, spelled } from '../domain/alike.ts';
import { neededColumns, type OwnerColumn, ownerColumns } from '../domain/sheet.ts';
import { addressForms } from '../domain/words.ts';
import { developerOf, holdersOf, type ShareRow, sharesOfEstate } from '../store/holders.ts';
import { openTitle, type UnitRow, unitsOf } from '../store/units.ts';

/** An owner while a sheet is read: known already, or new by it. */
export interface Party extends Named {
  readonly id: string;
  readonly kind: HolderKind;
  readonly isNew: boolean;
  /** Row that named them first. */
  readonly reader: RowReader<OwnerColumn> | null;
}
export interface PlannedUnit {
  readonly row: UnitRow;
  readonly title: string | null;
  readonly isNew: boolean;
  readonly changed: boolean;
  readonly owners: {
    readonly party: Party;
    readonly share: readonly [n: number, d: number] | null;
    readonly reader: RowReader<OwnerColumn>;
  }[];
}
export interface Plan extends Findings {
  readonly units: PlannedUnit[];
  readonly parties: Party[];
  readonly doubts: { firstId: string; secondId: string; reasons: DoubtReason[] }[];
  same: number;
}
type Reader = RowReader<OwnerColumn>;

const words = <C extends string>(codes: readonly C[], at: string): Record<C, string> =>
  Object.fromEntries(codes.map((code) => [code, wordOf('zh-CN', `assemblies.${at}.${code}`)])) as Record<C, string>;
const firm = /(公司|集团|厂|银行|学校|医院|中心|合作社|委员会|局|所|店|部|社)$/;

/** `1/3`, `50%` or `0.5` as a share; undefined: it is none. */
export const readShare = (text: string): readonly [n: number, d: number] | undefined => {
  const [, top, bottom] = /^(\d{1,5})\s*[/／]\s*(\d{1,5})$/.exec(text) ?? [];
  const read: [number, number] | null = top && bottom ? [Number(top), Number(bottom)] : null;
  const decimal = /^(\d{1,3})(?:\.(\d{1,4}))?(%?)$/.exec(text.replace('％', '%'));
  const by = decimal ? 10 ** (decimal[2]?.length ?? 0) * (decimal[3] ? 100 : 1) : 1;
  const [n, d] = read ?? (decimal ? [Number(`${decimal[1]}${decimal[2] ?? ''}`), by] : [0, 0]);
  return n > 0 && d >= n ? sumOf([[n, d]]) : undefined;
};
/** A cell that an export has masked says nothing. */
const unmasked = (text: string | null): string | null => (text === null || text.includes('*') ? null : text);

/** Rows of which something was not taken. */
interface Untaken {
  readonly numbers: number[];
  readonly known: number[];
}
const ownerIn = (r: Reader, kinds: Record<HolderKind, string>, untaken: Untaken): (Named & { kind: HolderKind }) | null => {
  const name = r.text('owner', 1, 60);
  if (name === null) return null;
  if (/[、，,；;/]/.test(name)) r.wrong('owner', 'assemblies.fault.several', { value: name });
  const kind = r.word('kind', kinds) ?? (firm.test(name) ? 'organisation' : 'person');
  const number = unmasked(r.text('idNumber', 1, 30));
  const idNumber = number === null || kind !== 'person' ? null : idNumberOf(number);
  if (idNumber !== null && faultOfIdNumber(idNumber)) r.wrong('idNumber', 'assemblies.fault.id_number');
  const typed = unmasked(r.text('phone', 3, 30));
  const phone = typed === null ? null : phoneOf(typed);
  const reaches = phone !== null && mobilePattern.test(phone);
  // of an organisation neither is kept
  if ((phone !== null && !reaches) || (kind !== 'person' && (phone !== null || number !== null))) untaken.numbers.push(r.row);
  return { name, kind, idNumber, phone: reaches ? phone : null };
};

/** Who is known, found by what a row says of somebody. */
const createParties = (known: readonly Party[], doubts: Plan['doubts']) => {
  const parties: Party[] = [];
  const index = new Map<string, Party[]>();
  const keysOf = (one: Named): string[] => [
    `name ${one.name}`,
    `spelled ${spelled(one.name)}`,
    ...(one.phone === null ? [] : [`phone ${one.phone}`]),
    ...(one.idNumber === null ? [] : [`number ${one.idNumber}`]),
  ];
  const keep = (one: Party): void => {
    for (const key of keysOf(one)) index.set(key, [...(index.get(key) ?? []), one]);
  };
  for (const one of known) keep(one);
  return {
    parties,
    /** The owner a row names: one who is known for certain, else a new one, with a doubt where it may yet be somebody known. */
    of: (told: Named & { kind: HolderKind }, reader: Reader): Party => {
      const namesakes = index.get(`name ${told.name}`) ?? [];
      const same = namesakes.find((one) => (told.kind === 'person' ? one.kind === 'person' && isSame(one, told) : one.kind !== 'person'));
      if (same) return same;
      const party: Party = { ...told, id: v7(), isNew: true, reader };
      if (told.kind === 'person') {
        // of many namesakes the first stands for all: a pair for each two of them is no question
        const nearBy = (key: string): readonly Party[] => {
          const found = index.get(key) ?? [];
          if (key.startsWith('name')) return found.slice(0, 1);
          return (key.startsWith('spelled') ? found.filter(({ name }) => name !== told.name) : found).slice(0, 3);
        };
        const near = new Map(
          keysOf(told)
            .flatMap(nearBy)
            .map((one) => [one.id, one]),
        );
        for (const other of near.values()) {
          const reasons = other.kind === 'person' ? doubtsOf(other, told) : [];
          if (reasons.length > 0) doubts.push({ firstId: other.id, secondId: party.id, reasons });
        }
      }
      keep(party);
      parties.push(party);
      return party;
    },
  };
};

/** What stands in the register is changed there, where running votes are looked at. */
const checkHeld = ({ owners, row }: PlannedUnit, held: readonly ShareRow[]): void => {
  if (owners.length === 0 || held.length === 0) return;
  const named = new Set(owners.map(({ party }) => party.id));
  if (held.length !== named.size || held.some(({ holderId }) => !named.has(holderId)))
    owners[0]?.reader.wrong('owner', 'assemblies.fault.owner_changed', { room: row.room });
  for (const { party, share, reader } of owners) {
    const one = held.find(({ holderId }) => holderId === party.id);
    if (!one || share === null) continue;
    const { n, d } = one;
    const same = n !== null && d !== null && share[0] * d === share[1] * n;
    if (!same) reader.wrong('share', 'assemblies.fault.share_changed', { room: row.room, is: n === null ? '' : `${n}/${d}` });
  }
};

const checkOwners = ({ owners, row }: PlannedUnit): void => {
  const last = owners.at(-1)?.reader;
  const shares = owners.flatMap(({ share }) => (share === null ? [] : [share]));
  if (!last || shares.length === 0) return;
  const [n, d] = sumOf(shares);
  if (shares.length < owners.length) last.wrong('share', 'assemblies.fault.joint_and_shares', { room: row.room });
  else if (n !== d) last.wrong('share', 'assemblies.fault.shares', { sum: `${n}/${d}`, owners: owners.length });
};

/** What the workbook asks for, and everything that is wrong with it. A unit is known by its address, an owner by name and number or phone. */
export const planImport = async (eye: Eye, tx: Tx, estateId: string, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { units: [], parties: [], doubts: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<OwnerColumn>(sheet, ownerColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `assemblies.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => ownerColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');

  const { ring } = eye;
  const known = (await holdersOf(tx, estateId)).map(
    (h): Party => ({
      id: h.id,
      kind: h.kind,
      name: h.name,
      phone: h.personId === null ? null : openPhone(ring, h.personId, h.phoneSealed),
      idNumber: h.personId === null ? null : openIdNumber(ring, h.personId, h.idNumberSealed),
      isNew: false,
      reader: null,
    }),
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  const developer = await developerOf(tx, estateId);
  const before = new Map((await unitsOf(tx, estateId)).map((one) => [one.address, one]));
  const shares = Map.groupBy(await sharesOfEstate(tx, estateId), ({ unitId }) => unitId);
  const parties = createParties(known, result.doubts);
  const [uses, states, bases, kinds] = [
    words(unitUses, 'uses'),
    words(unitStates, 'states'),
    words(areaBases, 'bases'),
    words(holderKinds, 'kinds'),
  ];
  const planned = new Map<string, PlannedUnit>();
  const untaken: Untaken = { numbers: [], known: [] };
  let hasDeveloper = developer !== null;
  for (const r of rows) {
    const [building, room] = [r.needed('building', 20), r.needed('room', 20)];
    const unit = r.text('unit', 1, 20) ?? '';
    const forms = addressForms(building ?? '', unit, room ?? '');
    const earlier = planned.get(forms.address);
    const metres = earlier && !r.filled('area') ? earlier.row.area / 100 : r.require('area') ? r.number('area', 0, 1_000_000) : null;
    const area = metres === null ? null : Math.round(metres * 100);
    if (area === 0) r.wrong('area', 'assemblies.fault.area_zero');
    const stood = before.get(forms.address);
    const use = r.word('use', uses) ?? earlier?.row.use ?? stood?.use ?? 'flat';
    const state = r.word('state', states) ?? earlier?.row.state ?? stood?.state ?? 'sold';
    const areaBasis = r.word('areaBasis', bases) ?? earlier?.row.areaBasis ?? stood?.areaBasis ?? 'unknown';
    const shareText = r.text('share', 1, 20);
    const share = shareText === null ? null : readShare(shareText);
    if (share === undefined) r.wrong('share', 'assemblies.fault.share_form', { value: shareText });
    const told = ownerIn(r, kinds, untaken);
    const title = unmasked(r.text('title', 1, 60));
    if (earlier && (earlier.row.area !== area || earlier.row.use !== use || earlier.row.state !== state))
      r.wrong('area', 'assemblies.fault.unit_differs', { label: `${building}${unit}${room}` });
    if (told?.kind === 'developer') hasDeveloper = true;
    else if (state !== 'sold' && told === null && !hasDeveloper) r.wrong('owner', 'assemblies.fault.developer');
    if (r.faulty() || building === null || room === null || area === null) continue;
    const one: PlannedUnit = earlier ?? {
      row: {
        id: stood?.id ?? v7(),
        estateId,
        building,
        unit,
        room,
        ...forms,
        use,
        state,
        area,
        areaBasis,
        titleSealed: stood?.titleSealed ?? null,
      },
      title,
      isNew: !stood,
      changed:
        stood !== undefined &&
        (stood.area !== area ||
          stood.use !== use ||
          stood.state !== state ||
          stood.areaBasis !== areaBasis ||
          (title !== null && openTitle(ring, stood) !== title)),
      owners: [],
    };
    planned.set(forms.address, one);
    if (told === null) continue;
    // whose register it is already is known by name alone: a sheet that was exported holds no numbers
    const present = stood && (shares.get(stood.id) ?? []).map(({ holderId }) => byId.get(holderId)).find((h) => h?.name === told.name);
    const party = present ?? parties.of(told, r);
    const says = (['phone', 'idNumber'] as const).some((what) => told[what] !== null && told[what] !== party[what]);
    if (says && party.reader !== r) untaken.known.push(r.row);
    const twice = one.owners.find(
      (o) => o.party.id === party.id || (o.party.name === party.name && (o.party.idNumber === null || party.idNumber === null)),
    );
    if (twice) r.wrong('owner', 'assemblies.fault.owner_twice', { name: told.name, room });
    else one.owners.push({ party, share: share ?? null, reader: r });
  }
  for (const one of planned.values()) {
    checkOwners(one);
    const held = one.isNew ? [] : (shares.get(one.row.id) ?? []);
    checkHeld(one, held);
    if (!one.isNew && !one.changed && held.length > 0) result.same += 1;
  }
  const note = (code: string, of: readonly number[]): void => {
    if (of.length > 0) result.notes.push({ sheet: sheet.name, cell: null, code, data: { rows: rowRanges(of) } });
  };
  note('numberUnread', untaken.numbers);
  note('knownUnread', untaken.known);
  result.units.push(...planned.values());
  result.parties.push(...parties.parties);
  return result;
};
