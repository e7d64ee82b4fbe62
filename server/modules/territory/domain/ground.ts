import { partsOf, sharedArea } from '#ui/geometry/index.ts';
import type { Boundary } from './area.ts';
import { boundsOf } from './boundary-form.ts';

/** Square metres that two boundaries share. */
export function shared(one: Boundary | null, other: Boundary | null): number {
  if (!one || !other) return 0;
  const [a, b] = [boundsOf(one), boundsOf(other)];
  const meet = a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
  return meet ? sharedArea(one, other) : 0;
}

/** Whether two boundaries hold other ground, by a place wider than `tolerance` metres. */
export const differs = (a: Boundary | null, b: Boundary | null, tolerance: number): boolean =>
  a === null || b === null ? a !== b : partsOf(a, [b], false, tolerance).length > 0 || partsOf(b, [a], false, tolerance).length > 0;
