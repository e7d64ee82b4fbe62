import { settingOf } from '#contract/kernel/settings.ts';
import type { PointsRule, Silence, Weights } from '#contract/ratings/formulas.ts';
import { pointsRules } from '#contract/ratings/formulas.ts';
import * as declared from '#contract/ratings/settings.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** What a jurisdiction decided about call-backs and fair figures. */
export interface RatingSettings {
  /** Per cent of the cases of a category that are called back. */
  shareOf(categoryCode: string | null): number;
  readonly attempts: number;
  readonly linkDays: number;
  /** Whether the link goes to who reported by text. */
  readonly sendLink: boolean;
  readonly silence: Silence;
  readonly weights: Weights;
  readonly points: PointsRule | null;
  readonly reworkLimit: number;
  readonly chain: readonly ('street' | 'county')[];
  readonly exclusionDays: number;
  readonly decisionDays: number;
  readonly spotShare: number;
}

/** The share of the longest code a category begins with. */
const shareIn = (shares: ReadonlyMap<string, number>, code: string): number | undefined => {
  for (let end = code.length; end > 0; end--) {
    const share = shares.get(code.slice(0, end));
    if (share !== undefined) return share;
  }
  return undefined;
};

export const settingsIn = async ({ jurisdictions }: Pick<Kernel, 'jurisdictions'>, jurisdictionId: string): Promise<RatingSettings> => {
  const stored = (await jurisdictions.byId(jurisdictionId))?.settings ?? {};
  const mode = settingOf(declared.sampling, stored);
  const share = settingOf(declared.sampleShare, stored);
  const shares = declared.readCategoryShares(settingOf(declared.categoryShares, stored)) ?? new Map<string, number>();
  const points = settingOf(declared.points, stored);
  const chain = settingOf(declared.exclusionChain, stored);
  return {
    shareOf: (code) => (mode === 'all' ? 100 : mode === 'share' || code === null ? share : (shareIn(shares, code) ?? share)),
    attempts: settingOf(declared.mostAttempts, stored),
    linkDays: settingOf(declared.linkDays, stored),
    sendLink: settingOf(declared.sendLink, stored),
    silence: settingOf(declared.silenceCounts, stored),
    weights: {
      answered: settingOf(declared.weightAnswered, stored),
      solved: settingOf(declared.weightSolved, stored),
      satisfied: settingOf(declared.weightSatisfied, stored),
    },
    points: points === 'none' ? null : pointsRules[points],
    reworkLimit: settingOf(declared.reworkLimit, stored),
    chain: chain === 'street_county' ? ['street', 'county'] : [chain],
    exclusionDays: settingOf(declared.exclusionDays, stored),
    decisionDays: settingOf(declared.decisionDays, stored),
    spotShare: settingOf(declared.spotShare, stored),
  };
};
