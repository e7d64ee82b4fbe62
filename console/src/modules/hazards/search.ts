import { type HazardKind, hazardKindSet, hazardLevels, hazardStates } from '#contract/hazards/kinds.ts';
import { kindsIn } from '../../app/kinds.ts';

/** What the ledger shows; it lives in the address, so that a view can be sent to a colleague. */
export interface HazardSearch {
  state?: (typeof hazardStates)[number] | undefined;
  level?: (typeof hazardLevels)[number] | undefined;
  kind?: HazardKind | undefined;
  area?: string | undefined;
}
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

/** Reads an address; what makes no sense is left out. */
export const readHazardSearch = (raw: Record<string, unknown>): HazardSearch => {
  const area = raw['area'];
  const search: HazardSearch = {
    state: oneOf(hazardStates, raw['state']),
    level: oneOf(hazardLevels, raw['level']),
    kind: kindsIn(hazardKindSet, raw['kind'])[0],
    area: typeof area === 'string' || typeof area === 'number' ? String(area).slice(0, 20) : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
