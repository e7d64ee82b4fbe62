import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import type { Services } from '#kernel/module.ts';
import { rowsBelow } from '#modules/registers/index.ts';
import { type Contract, type Piece, piecesOf, sharedAreas } from './domain/complaints.ts';

/** An estate over some days. */
export interface EstateOfDays {
  readonly id: string;
  readonly title: string;
  readonly areaCode: string;
  readonly households: number;
  /** Its days, cut where the contract passes to another company; they end where the estate does. */
  readonly pieces: readonly Piece[];
  /** The company that held the contract on most of the days, of two the later one; null: nobody. */
  readonly company: string | null;
  /** Its area is that of another estate too: what is counted there is of both. */
  readonly isShared: boolean;
  /** Fees due and collected this year, in yuan, as the contract of the last of the days has them; null: not entered. */
  readonly fees: { readonly due: number; readonly collected: number } | null;
}

/** What estates are read from. */
export interface EstateSources {
  readonly registers: { readonly context: Parameters<typeof rowsBelow>[0] };
  readonly territory: Pick<Services['territory'], 'snapshot'>;
}

const daysOf = ({ from, to }: Piece): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** Who held the contract on most of the days. */
export const mainCompany = (pieces: readonly Piece[]): string | null => {
  const held = new Map<string, number>();
  for (const piece of pieces) if (piece.company !== null) held.set(piece.company, (held.get(piece.company) ?? 0) + daysOf(piece));
  let main: string | null = null;
  for (const [company, days] of held) if (main === null || days >= (held.get(main) ?? 0)) main = company;
  return main;
};

/**
 * Estates of an area as the registers have them over some days, whoever asks: those that stand, and those that ended – or were merged into another – no earlier than
 * the first of them, with the days until then.
 * @param tx where it is read within a transaction of the platform
 */
export const estatesOf = async (
  { registers, territory }: EstateSources,
  jurisdictionId: string,
  [first, last]: readonly [string, string],
  { area, tx }: { readonly area?: string; readonly tx?: Tx } = {},
): Promise<readonly EstateOfDays[]> => {
  const root = area ?? (await territory.snapshot(jurisdictionId)).root.code;
  const read = (code: string) => rowsBelow(registers.context, jurisdictionId, code, { area: root, phases: ['valid', 'ended'] }, tx);
  const [estateRows, contractRows] = [await read('estates'), await read('property_contracts')];
  const ofEstate = Map.groupBy(
    contractRows.map(({ values }): Contract & Pick<EstateOfDays, 'fees'> => ({
      estate: String(values['estate'] ?? ''),
      company: String(values['company'] ?? ''),
      begins: String(values['begins'] ?? ''),
      ends: String(values['ends'] ?? ''),
      fees:
        typeof values['due'] === 'number' && typeof values['collected'] === 'number' && values['due'] > 0
          ? { due: values['due'], collected: values['collected'] }
          : null,
    })),
    ({ estate }) => estate,
  );
  const found = estateRows.flatMap(({ id, title, areaCode, state, changedAt, values }) => {
    const until = state === 'ended' ? shanghaiDay(changedAt) : null;
    if (areaCode === null || (until !== null && until < first)) return [];
    return [{ id, title, areaCode, households: Number(values['households'] ?? 0), until: until !== null && until < last ? until : last }];
  });
  const shared = sharedAreas(found);
  return found.map(({ until, ...estate }): EstateOfDays => {
    const contracts = ofEstate.get(estate.id) ?? [];
    const pieces = piecesOf(estate, contracts, first, until);
    const holder = pieces.at(-1)?.company;
    const held = contracts.find(({ company, begins, ends }) => company === holder && begins <= until && until <= ends);
    return { ...estate, pieces, company: mainCompany(pieces), isShared: shared.has(estate.id), fees: held?.fees ?? null };
  });
};
