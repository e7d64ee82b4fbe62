import type { CoverageRule } from '#contract/coverage/api.ts';
import type { RegisterMeasure } from '#contract/registers/parts.ts';
import { seeingAll } from '#kernel/db.ts';
import { type Asked, areasAsked, type Coverage, type Figure, type Measure } from '#modules/coverage/index.ts';
import type { Fact, Scorecards, Measure as Scored } from '#modules/scorecards/index.ts';
import type { Context } from './context.ts';
import type { Register } from './domain/register.ts';
import { conditionOn } from './gathering.ts';
import type { Condition } from './store/list.ts';
import { type Counted, measured, type Parts } from './store/measures.ts';

/** What a measure counts of a register, in some areas (codes; null: everywhere). Null where a field of it has no column. */
export const countedBy = (register: Register, measure: RegisterMeasure, areas: readonly string[] | null): Counted | null => {
  const whole = (measure.of ?? []).map((one) => conditionOn(register, one));
  const part = measure.where.map((one) => conditionOn(register, one));
  const column = (key: string | null): string | null | undefined => (key === null ? null : register.slots[key]);
  const [sum, over] = [column(measure.sum), column(measure.over)];
  if (sum === undefined || over === undefined || whole.includes(null) || part.includes(null)) return null;
  const namesState = [...(measure.of ?? []), ...measure.where].some(({ field }) => field === 'state');
  const valid = register.content.states.filter(({ phase }) => phase === 'valid').map(({ code }) => code);
  return {
    filter: {
      register: register.no,
      areas,
      area: null,
      ids: null,
      states: namesState ? null : valid,
      conditions: whole as Condition[],
    },
    part: part as Condition[],
    sum,
    over,
  };
};

/** A figure of part and whole: a share in per cent, what is summed for each of what it is summed over, or the part alone. */
export const figureOf = ({ unit, over }: Pick<RegisterMeasure, 'unit' | 'over'>, { part, whole }: Omit<Parts, 'area'>): number | null => {
  if (unit === 'percent') return whole === 0 ? null : (part * 100) / whole;
  return over === null ? part : whole === 0 ? null : part / whole;
};

const areaWidths = [2, 4, 6, 9, 12, 15, 17];

/** Sums of what lies in areas and below them, by their codes. */
const upward = (rows: readonly Parts[]): Map<string, { part: number; whole: number }> => {
  const sums = new Map<string, { part: number; whole: number }>();
  for (const { area, part, whole } of rows)
    for (const width of areaWidths) {
      if (area === null || area.length < width) continue;
      const code = area.slice(0, width);
      const sum = sums.get(code) ?? { part: 0, whole: 0 };
      sums.set(code, { part: sum.part + part, whole: sum.whole + whole });
    }
  return sums;
};

const ruleOf = (code: string, { title, levels, rule }: RegisterMeasure): CoverageRule | null =>
  rule && {
    code,
    name: title,
    measure: code,
    levels,
    min: rule.min,
    max: rule.max,
    on: true,
    severity: rule.severity,
    source: rule.source,
  };

/** What a measure is called beside those of other registers. */
const nameOf = ({ content: { title } }: Register, measure: RegisterMeasure) => ({
  zh: `《${title.zh}》：${measure.title.zh}`,
  en: `${title.en ?? title.zh}: ${measure.title.en ?? measure.title.zh}`,
});

/** Measures of a register, as coverage asks for them. */
const ofRegister = (register: Register): Measure[] =>
  register.content.measures.map((measure): Measure => {
    const code = `${register.code}.${measure.code}`;
    const rule = ruleOf(code, measure);
    return {
      code,
      subject: 'area',
      levels: measure.levels,
      unit: measure.unit,
      words: {
        name: measure.title,
        formula: nameOf(register, measure),
      },
      ...(rule && { rule }),
      figures: async (tx, asked: Asked): Promise<Figure[]> => {
        const codes = asked.roots.some(({ id }) => id === asked.territory.root.id) ? null : asked.roots.map((root) => root.code);
        const counted = countedBy(register, measure, codes);
        // figures of whole areas, nothing of a single row
        const sums = counted
          ? upward(await seeingAll(tx, () => measured(tx, counted, true)))
          : new Map<string, { part: number; whole: number }>();
        return areasAsked(asked).map(({ code: area }): Figure => {
          const sum = sums.get(area);
          if (!sum || (sum.whole === 0 && figureOf(measure, sum) === null)) return { areaCode: area, value: null, exempt: true };
          const parts =
            measure.unit === 'percent' || measure.over !== null ? { parts: { numerator: sum.part, denominator: sum.whole } } : {};
          return { areaCode: area, value: figureOf(measure, sum), ...parts };
        });
      },
    };
  });

/** What a field is divided by to be told: money is kept in fen and told in yuan. */
export const yuanOf = (register: Register, key: string | null): number =>
  key !== null && register.fields.get(key)?.type === 'money' ? 100 : 1;

/** The same measures, as cards of communities and streets are made of them: shares and means with their sample, numbers without one. */
const scoredBy = (register: Register): Scored[] =>
  register.content.measures.map((measure): Scored => {
    const isRate = measure.unit === 'percent' || measure.over !== null;
    const [per, perOver] = [yuanOf(register, measure.sum), yuanOf(register, measure.over ?? measure.sum)];
    return {
      code: `registers.${register.code}.${measure.code}`,
      subjects: ['community', 'street'],
      unit: measure.unit === 'percent' ? 'percent' : per === 100 ? 'yuan' : 'count',
      name: nameOf(register, measure),
      facts: async (tx, { subjects }) => {
        const counted = countedBy(
          register,
          measure,
          subjects.map(({ key }) => key),
        );
        // a field that is gone leaves its figures unknown
        if (counted === null) return new Map();
        const sums = upward(await seeingAll(tx, () => measured(tx, counted, true)));
        const facts = new Map<string, Fact>();
        for (const { key } of subjects) {
          const { part, whole } = sums.get(key) ?? { part: 0, whole: 0 };
          facts.set(key, { n: part / per, of: isRate ? whole / perOver : null });
        }
        return new Map([['', facts]]);
      },
    };
  });

/** Offers the measures of a jurisdiction's registers to scorecards. */
export const offerScores = (context: Pick<Context, 'web'>, { measures }: Pick<Scorecards, 'measures'>): void =>
  measures.source(async (jurisdictionId) => [...(await context.web(jurisdictionId)).byCode.values()].flatMap(scoredBy));

/** Offers the measures of a jurisdiction's registers to coverage. */
export const offerMeasures = (context: Pick<Context, 'web'>, coverage: Pick<Coverage, 'measures'>): void =>
  coverage.measures.source(async (jurisdictionId) => [...(await context.web(jurisdictionId)).byCode.values()].flatMap(ofRegister));
