import { useEffect, useState } from 'react';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { type Boundary, type Fault, findFaults, TooIntricate } from '#ui/geometry/index.ts';

export interface SeenFault extends Omit<Fault, 'code' | 'geometry'> {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly names: readonly string[];
  readonly geometry: Fault['geometry'] | null;
}

const pause = 250;

/** What is wrong with a drawing, found a moment after it rests; null until then. The server judges anew when it is published. */
export const useFaults = (features: readonly DrawnArea[], parent: Boundary | null): readonly SeenFault[] | null => {
  const [faults, setFaults] = useState<readonly SeenFault[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setFaults(faultsOf(features, parent)), pause);
    return () => clearTimeout(timer);
  }, [features, parent]);
  return faults;
};

const faultsOf = (features: readonly DrawnArea[], parent: Boundary | null): SeenFault[] => {
  const nameOf = new Map(features.map((area) => [area.key, area.name]));
  const named = (keys: readonly string[]): string[] => keys.map((key) => nameOf.get(key) ?? '');
  const blank = { metres: null, squareMetres: null, geometry: null };
  const undrawn = features.filter((area) => !area.boundary);
  const twice = [...Map.groupBy(features, (area) => area.name).values()].filter((all) => all.length > 1);
  return [
    ...crossingsOf(features, parent).map((fault): SeenFault => ({ ...fault, names: named(fault.keys) })),
    ...undrawn.map((area): SeenFault => ({ ...blank, code: 'not_drawn', severity: 'error', keys: [area.key], names: [area.name] })),
    ...twice.map(
      (all): SeenFault => ({
        ...blank,
        code: 'same_name',
        severity: 'error',
        keys: all.map((area) => area.key),
        names: [all[0]?.name ?? ''],
      }),
    ),
  ];
};

/** What is wrong with the ground; of a tangle that cannot be judged, only that. */
const crossingsOf = (features: readonly DrawnArea[], parent: Boundary | null): Omit<SeenFault, 'names'>[] => {
  try {
    return findFaults(features, parent).map((fault) => ({ ...fault, severity: fault.code === 'hole' ? 'warning' : 'error' }));
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error;
    return [{ code: 'intricate', severity: 'error', keys: [], metres: null, squareMetres: null, geometry: null }];
  }
};
