import { z } from 'zod';
import { dated, half, type Terms, terms, twoThirds } from '../kernel/terms.ts';

/** Whose covenant it is decides by whose rule it is adopted: 居民 · 村民 · 业主. */
export const deciders = ['residents', 'villagers', 'owners'] as const;
export type Decider = (typeof deciders)[number];
export const deciderOf = (kind: string): Decider => {
  const base = kind.split('-')[0];
  return base === 'estate' ? 'owners' : base === 'village' ? 'villagers' : 'residents';
};

/** How many must take part, and how many of them agree, from which day on and by which rule. */
export const covenantRules = z.strictObject({ residents: dated(terms), villagers: dated(terms), owners: dated(terms) });
export type CovenantRules = z.output<typeof covenantRules>;

/** The rules that come along. A jurisdiction that knows better publishes its own. */
export const shippedRules: Readonly<Record<Decider, readonly Terms[]>> = {
  residents: [
    {
      since: '1990-01-01',
      quorum: { of: 'due', ...half },
      majority: { of: 'present', ...half },
      source: '城市居民委员会组织法（2025年12月31日前文本）：居民会议过半数出席方能举行，出席人过半数通过',
    },
    {
      since: '2026-01-01',
      quorum: { of: 'due', ...half },
      majority: { of: 'present', ...half },
      source: '城市居民委员会组织法（2026年1月1日起修订文本）：出席和通过比例请按新法条文核对后修改',
    },
  ],
  villagers: [
    {
      since: '2018-12-29',
      quorum: { of: 'due', ...half },
      majority: { of: 'present', ...half },
      source: '村民委员会组织法（2018年修正）：村民会议由十八周岁以上村民过半数参加，到会人员过半数通过',
    },
    {
      since: '2026-01-01',
      quorum: { of: 'due', ...half },
      majority: { of: 'present', ...half },
      source: '村民委员会组织法（2026年1月1日起修订文本）：参加和通过比例请按新法条文核对后修改',
    },
  ],
  owners: [
    {
      since: '2021-01-01',
      quorum: { of: 'due', ...twoThirds },
      majority: { of: 'present', ...half },
      source: '民法典第278条：面积和人数占比均三分之二以上的业主参与，参与表决的面积和人数均过半数同意',
    },
  ],
};
