import type { Candidate as Answer } from '#contract/territory/api.ts';
import { type Language, phrase } from '#kernel/words.ts';
import type { NamedArea } from '../domain/place-words.ts';
import { type FoundArea, gapTolerance } from '../domain/point-locator.ts';
import type { Candidate, Reason } from '../domain/text-locator.ts';

/** What the sentences of candidates need to know besides the candidates. */
export interface Telling<A extends NamedArea> {
  readonly language: Language;
  /** The name of all that was searched: “unique in …”. */
  readonly within: string;
  /** The areas above an area, from the topmost down. */
  readonly ancestors: (area: A) => readonly A[];
}

const pathOf = <A extends NamedArea>(area: A, { ancestors }: Telling<A>): string =>
  [...ancestors(area), area].map((one) => one.shortName).join(' / ');

/** A candidate as it is answered: `path` as names, the reasons as one sentence. */
export function presentCandidate<A extends NamedArea>({ area, score, reasons }: Candidate<A>, telling: Telling<A>): Answer {
  const { code, shortName: name, level } = area;
  const list = phrase(telling.language, 'territory.why.list');
  const say = (reason: Reason<A>): string =>
    phrase(telling.language, `territory.why.${reason.kind}`, {
      ...reason,
      name,
      within: telling.within,
      ...('areas' in reason ? { other: reason.areas.map((one) => one.shortName).join(list) } : {}),
    });
  const why = reasons.map(say).join(phrase(telling.language, 'territory.why.join'));
  return { code, name, path: pathOf(area, telling), level, score, why };
}

/** The area of a point as a candidate: certain within a boundary, less so in a gap beside it, down to 0.5 at the tolerance. */
export function presentPoint<A extends NamedArea>({ area, metres }: FoundArea<A>, telling: Telling<A>): Answer {
  const { code, shortName: name, level } = area;
  const data = { name, metres: Math.ceil(metres), limit: gapTolerance };
  const why = phrase(telling.language, `territory.why.${metres > 0 ? 'near' : 'inside'}`, data);
  const score = Math.round((1 - (0.5 * metres) / gapTolerance) * 1000) / 1000;
  return { code, name, path: pathOf(area, telling), level, score, why };
}
