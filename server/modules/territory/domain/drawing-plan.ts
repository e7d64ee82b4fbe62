import type { DrawnArea } from '#contract/drawing/api.ts';
import type { AreaKind } from '#contract/territory/kinds.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { areaOf } from '#ui/geometry/index.ts';
import type { Boundary } from './area.ts';
import type { Succession } from './changes.ts';
import { differs, shared } from './ground.ts';
import { nextCodes } from './next-code.ts';

/** What a drawing can change of an area beside its boundary. */
export interface AreaFacts {
  readonly name: string;
  readonly shortName: string;
  readonly kind: AreaKind | null;
  readonly households: number | null;
  readonly residents: number | null;
  readonly lines: readonly string[];
  readonly names: readonly string[];
}
export const factNames = ['name', 'shortName', 'kind', 'households', 'residents', 'lines', 'names'] as const;

/** A present area as drawings need it. */
export interface PresentArea extends AreaFacts {
  readonly id: string;
  readonly code: string;
  readonly path: string;
  readonly level: AreaLevel;
  readonly parentId: string | null;
  /** Its number of households is counted from a complete register. */
  readonly householdsCounted: boolean;
  readonly boundary: Boundary | null;
  readonly validFrom: Date | null;
}

/** The territory a drawing started from. */
export interface Base {
  readonly parent: string;
  readonly areas: readonly (AreaFacts & { readonly code: string; readonly hash: string })[];
}

export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
export const factsOf = (one: AreaFacts): AreaFacts => ({
  name: one.name,
  shortName: one.shortName,
  kind: one.kind,
  households: one.households,
  residents: one.residents,
  lines: one.lines,
  names: one.names,
});

/** What a drawing does to the territory. */
export interface DraftPlan {
  /** Areas that live on, with what changes; `boundary` where it is written anew, `redrawn` where its ground really differs. */
  readonly kept: readonly {
    readonly area: PresentArea;
    readonly drawn: DrawnArea;
    readonly facts: AreaFacts;
    readonly fields: readonly string[];
    readonly newBoundary: boolean;
    readonly redrawn: boolean;
  }[];
  readonly added: readonly { readonly drawn: DrawnArea; readonly code: string; readonly from: readonly string[] }[];
  readonly dissolved: readonly { readonly area: PresentArea; readonly successors: readonly string[] }[];
  readonly successions: readonly Omit<Succession, 'on' | 'reason'>[];
  /** Keys of areas for which there is no code left. */
  readonly codeless: readonly string[];
}

/** Metres by which corners brought onto a common border may shift it without anybody having redrawn it. */
const hair = 0.05;
/** Part of an area's ground from which on another is taken to follow it, where the drawing does not tell. */
const follows = 0.05;

/**
 * Compares a drawing with the present areas.
 * @param base what the drawing started from: a fact it did not change stays as it now is
 * @param used every code that was ever used below the parent
 */
export function planDraft(
  parent: string,
  present: readonly PresentArea[],
  base: Base,
  features: readonly DrawnArea[],
  used: ReadonlySet<string>,
): DraftPlan {
  const byCode = new Map(present.map((area) => [area.code, area]));
  const before = new Map(base.areas.map((area) => [area.code, area]));
  const isNew = (one: DrawnArea) => one.code === null;
  const kept = features.flatMap((drawn) => {
    const area = drawn.code === null ? undefined : byCode.get(drawn.code);
    if (!area) return [];
    const start = before.get(area.code) ?? area;
    const fields = factNames.filter((field) => !sameValue(drawn[field], start[field]) && !sameValue(drawn[field], area[field]));
    const facts = { ...factsOf(area), ...Object.fromEntries(fields.map((field) => [field, drawn[field]])) };
    const newBoundary = !sameValue(drawn.boundary, area.boundary);
    return [{ area, drawn, facts, fields, newBoundary, redrawn: newBoundary && differs(area.boundary, drawn.boundary, hair) }];
  });
  const fresh = features.filter(isNew);
  const codes = nextCodes(parent, used, fresh.length);
  const codeOf = new Map(features.map((one) => [one.key, one.code]));
  for (const [i, one] of fresh.entries()) codeOf.set(one.key, codes[i] ?? null);

  const survives = new Set(kept.map(({ area }) => area.code));
  const gone = present.filter(({ code }) => !survives.has(code));
  const told = (code: string) => features.filter((one) => one.code === code || one.from.includes(code));
  const heirs = new Map<string, readonly DrawnArea[]>();
  for (const area of present) {
    const named = told(area.code);
    const { boundary } = area;
    const byGround =
      survives.has(area.code) || named.length > 0
        ? []
        : features.filter((one) => shared(one.boundary, boundary) > follows * areaOf(boundary));
    heirs.set(area.code, named.length > 0 ? named : byGround);
  }
  const ancestors = new Map<string, string[]>();
  for (const [code, list] of heirs) for (const one of list) ancestors.set(one.key, [...(ancestors.get(one.key) ?? []), code]);
  const successions = [...heirs].flatMap(([from, list]) =>
    list.flatMap((one) => {
      const to = codeOf.get(one.key);
      const many = (ancestors.get(one.key) ?? []).length > 1;
      if (!to || (list.length === 1 && !many && to === from)) return [];
      return [{ kind: list.length > 1 ? ('split' as const) : many ? ('merge' as const) : ('move' as const), from, to }];
    }),
  );
  return {
    kept,
    added: fresh.flatMap((drawn) => {
      const code = codeOf.get(drawn.key);
      return code ? [{ drawn, code, from: ancestors.get(drawn.key) ?? [] }] : [];
    }),
    dissolved: gone.map((area) => ({
      area,
      successors: (heirs.get(area.code) ?? []).flatMap((one) => codeOf.get(one.key) ?? []),
    })),
    successions,
    codeless: fresh.filter(({ key }) => !codeOf.get(key)).map(({ key }) => key),
  };
}

/** Whether a plan changes anything at all. */
export const changesNothing = ({ kept, added, dissolved }: DraftPlan): boolean =>
  added.length + dissolved.length === 0 && kept.every(({ fields, newBoundary }) => fields.length === 0 && !newBoundary);
