import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { propertyCategories } from '#contract/property/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Services } from '#kernel/module.ts';
import type { Asked, Fact, Measure, Subject } from '#modules/scorecards/index.ts';
import { counted } from './domain/categories.ts';
import type { Piece } from './domain/complaints.ts';
import { type EstateOfDays, type EstateSources, estatesOf } from './estates.ts';
import { confirmedIn, hazardsIn } from './store/facts.ts';

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
const hundredths = (x: number): number => Math.round(x * 100) / 100;
const isOfCompanies = ({ subjects: [one] }: Asked): boolean => one !== undefined && one.key === one.organisationId;

/** Pieces of days that belong to those who are asked for: of an estate all of them, of a company those on which it held the contract. */
const piecesFor = (asked: Asked, estates: readonly EstateOfDays[]): Map<string, Piece[]> => {
  const wanted = new Set(asked.subjects.map(({ key }) => key));
  const found = new Map<string, Piece[]>();
  const put = (key: string | null, piece: Piece): void => {
    if (key === null || !wanted.has(key)) return;
    found.set(key, [...(found.get(key) ?? []), piece]);
  };
  const companies = isOfCompanies(asked);
  // what is counted in an area of several estates is of all of them: of none alone anything is known
  for (const { id, isShared, pieces } of estates) if (!isShared) for (const piece of pieces) put(companies ? piece.company : id, piece);
  return found;
};

/** Adds up what was counted for each piece. */
const sums = async <T extends object>(
  pieces: ReadonlyMap<string, readonly Piece[]>,
  count: (all: readonly { areaCode: string; from: string; to: string }[]) => Promise<T[]>,
  fact: (own: readonly { piece: Piece; found: T }[]) => Fact | null,
): Promise<Map<string, Fact>> => {
  const all = [...pieces].flatMap(([key, own]) => own.map((piece) => ({ key, piece })));
  const counts = await count(all.map(({ piece: { estate, from, to } }) => ({ areaCode: estate.areaCode, from, to })));
  const facts = new Map<string, Fact>();
  for (const [key, own] of Map.groupBy(
    all.map((one, i) => ({ ...one, found: counts[i] as T })),
    (one) => one.key,
  )) {
    const made = fact(own);
    if (made) facts.set(key, made);
  }
  return facts;
};

/** What figures of estates are made of. */
export interface ScoreSources extends EstateSources {
  readonly kernel: { readonly jurisdictions: { byId(id: string): Promise<Pick<Jurisdiction, 'settings'> | null> } };
  readonly cases: Pick<Services['cases'], 'config'>;
}
/** Offers estates, which their companies answer for, as those who can be scored, and what is known of them. */
export const addEstateScores = (property: ScoreSources, { measures }: Pick<Services['scorecards'], 'measures'>): void => {
  const { kernel, cases } = property;
  measures.addSubjects('estate', async (tx, { jurisdictionId, days }) =>
    (await estatesOf(property, jurisdictionId, days, { tx })).map(
      ({ id, title, areaCode, company }): Subject => ({ key: id, name: title, areaPath: pathOfCode(areaCode), organisationId: company }),
    ),
  );

  /** Confirmed complaints of owners, to 100 households over the whole period. */
  const complaints = async (tx: Tx, asked: Asked): Promise<Map<string, Fact>> => {
    const { jurisdictionId, days } = asked;
    const [estates, jurisdiction, config] = [
      await estatesOf(property, jurisdictionId, days, { tx }),
      await kernel.jurisdictions.byId(jurisdictionId),
      await cases.config(jurisdictionId),
    ];
    const { codes } = counted(config.categories, settingOf(propertyCategories, jurisdiction?.settings ?? {}));
    const whole = daysBetween(...days);
    return sums(
      piecesFor(asked, estates),
      (all) => confirmedIn(tx, codes, all),
      (own) => {
        const households = own.reduce(
          (sum, { piece: { estate, from, to } }) => sum + (estate.households * daysBetween(from, to)) / whole,
          0,
        );
        const excluded = own.reduce((sum, { found }) => sum + found.excluded, 0);
        if (households === 0 || codes.length === 0) return null;
        return { n: own.reduce((sum, { found }) => sum + found.n, 0), of: hundredths(households), ...(excluded > 0 && { excluded }) };
      },
    );
  };
  /** Fees collected of those due this year, as the register of contracts has them now. */
  const fees = async (tx: Tx, asked: Asked): Promise<Map<string, Fact>> => {
    const companies = isOfCompanies(asked);
    const found = new Map<string, Fact>();
    for (const { id, pieces, fees: own } of await estatesOf(property, asked.jurisdictionId, asked.days, { tx })) {
      const key = companies ? (pieces.at(-1)?.company ?? null) : id;
      if (own === null || key === null || !asked.subjects.some((one) => one.key === key)) continue;
      const before = found.get(key);
      found.set(key, { n: hundredths((before?.n ?? 0) + own.collected), of: hundredths((before?.of ?? 0) + own.due) });
    }
    return found;
  };
  /** Hazards of the period that were cleared by their day, of those that are cleared or late. */
  const hazards = async (tx: Tx, asked: Asked): Promise<Map<string, Fact>> =>
    sums(
      piecesFor(asked, await estatesOf(property, asked.jurisdictionId, asked.days, { tx })),
      (all) => hazardsIn(tx, all, shanghaiDay(asked.at)),
      (own) => ({ n: own.reduce((sum, { found }) => sum + found.n, 0), of: own.reduce((sum, { found }) => sum + found.of, 0) }),
    );
  const measure = (code: string, unit: Measure['unit'], facts: (tx: Tx, asked: Asked) => Promise<Map<string, Fact>>): void =>
    measures.add({
      code: `property.${code}`,
      subjects: ['estate', 'company'],
      unit,
      facts: async (tx, asked) => new Map([['', asked.subjects.length === 0 ? new Map() : await facts(tx, asked)]]),
    });
  measure('complaints', 'per_100', complaints);
  measure('fees', 'percent', fees);
  measure('hazards', 'percent', hazards);
};
