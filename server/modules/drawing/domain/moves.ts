import type { DraftPlan, PresentArea } from '#modules/territory/domain/index.ts';
import { nextCodes, parentCode, shared } from '#modules/territory/domain/index.ts';
import { partsOf } from '#ui/geometry/index.ts';

/** An area below a drawn one that comes to another parent, and so to another code, with everything below it. */
export interface Move {
  readonly area: PresentArea;
  readonly code: string;
}
export interface Moves {
  readonly moves: readonly Move[];
  /** Areas below dissolved ones that nobody takes over: they end as well. */
  readonly ended: readonly PresentArea[];
  /** Areas that lie across a border of the drawing. */
  readonly across: readonly PresentArea[];
}

/**
 * Where areas below the drawn ones come to lie: with the one that holds most of their ground; without a boundary with the only successor
 * of their parent.
 * @param below all present areas below the drawn ones, upper levels first
 * @param used every code ever used there
 */
export function planMoves(plan: DraftPlan, below: readonly PresentArea[], used: ReadonlySet<string>, tolerance: number): Moves {
  const targets = [
    ...plan.kept.map(({ area, drawn }) => ({ code: area.code, boundary: drawn.boundary })),
    ...plan.added.map(({ code, drawn }) => ({ code, boundary: drawn.boundary })),
  ];
  const ending = new Map(plan.dissolved.map(({ area, successors }) => [area.code, successors]));
  const touched = new Set([...ending.keys(), ...plan.kept.filter(({ redrawn }) => redrawn).map(({ area }) => area.code)]);
  const taken = new Set(used);
  const moved = new Map<string, string>();
  const moves: Move[] = [];
  const ended: PresentArea[] = [];
  const across: PresentArea[] = [];
  for (const area of below) {
    const parent = parentCode(area.code) ?? '';
    const above = moved.get(parent);
    if (above !== undefined) {
      // goes along with its parent, under whose new code everything is free
      const code = above + area.code.slice(parent.length);
      moved.set(area.code, code);
      moves.push({ area, code });
      continue;
    }
    if (ended.some(({ code }) => code === parent)) {
      ended.push(area);
      continue;
    }
    if (!touched.has(parent)) continue;
    const { boundary } = area;
    const holders = targets
      .flatMap((one) => {
        const share = shared(boundary, one.boundary);
        return share > 0 ? [{ ...one, share }] : [];
      })
      .sort((a, b) => b.share - a.share);
    const only = ending.get(parent)?.length === 1 ? ending.get(parent)?.[0] : undefined;
    const target = boundary ? (holders[0]?.code ?? only) : (only ?? (ending.has(parent) ? undefined : parent));
    if (boundary && holders[0]?.boundary && partsOf(boundary, [holders[0].boundary], false, tolerance).length > 0) across.push(area);
    if (target === parent || (target === undefined && !ending.has(parent))) continue;
    const code = target === undefined ? null : nextCodes(target, taken, 1)[0];
    if (!code) {
      ended.push(area);
      continue;
    }
    taken.add(code);
    moved.set(area.code, code);
    moves.push({ area, code });
  }
  return { moves, ended, across };
}
