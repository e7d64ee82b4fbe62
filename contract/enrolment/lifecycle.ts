/** How an enrolment stands. Here without a schema library, so that the phone's pages stay light. */
export const enrolmentStates = ['asked', 'confirmed', 'away', 'ended', 'refused'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];
/** While it lasts a person has no other one. */
export const lastingStates = ['asked', 'confirmed', 'away'] as const satisfies readonly EnrolmentState[];

export const enrolmentActs = ['confirm', 'refuse', 'leave', 'go_away', 'come_back', 'renew', 'excuse', 'lift'] as const;
export type EnrolmentAct = (typeof enrolmentActs)[number];

/** In what way somebody acts: for oneself, for the branch of the home unit, for the community. */
export const standings = ['own', 'branch', 'community'] as const;
export type Standing = (typeof standings)[number];

interface Step {
  readonly to: EnrolmentState;
  readonly by: readonly Standing[];
}
const leave: Step = { to: 'ended', by: ['own', 'community'] };
const judged = {
  confirm: { to: 'confirmed', by: ['branch', 'community'] },
  refuse: { to: 'refused', by: ['branch', 'community'] },
} as const;

/**
 * What may be done with an enrolment: state × act → state, and who may. Nobody confirms their own, in whatever way they stand; an excuse (illness, being
 * away, age) is kept as its last day alone, so that no reason can be read anywhere.
 */
export const lifecycle: Readonly<Record<EnrolmentState, Partial<Record<EnrolmentAct, Step>>>> = {
  asked: { ...judged, leave },
  confirmed: {
    leave,
    go_away: { to: 'away', by: ['own', 'community'] },
    renew: { to: 'confirmed', by: ['own', 'community'] },
    excuse: { to: 'confirmed', by: ['own', 'community'] },
    lift: { to: 'confirmed', by: ['own', 'community'] },
  },
  away: { leave, come_back: { to: 'confirmed', by: ['own', 'community'] } },
  ended: {},
  refused: {},
};

/** What whoever stands so may do now. */
export const actsOf = (state: EnrolmentState, standing: readonly Standing[], excused: boolean): EnrolmentAct[] =>
  enrolmentActs.filter((act) => {
    const step = lifecycle[state][act];
    if (!step?.by.some((one) => standing.includes(one))) return false;
    if ((act === 'confirm' || act === 'refuse') && standing.includes('own')) return false;
    return act === 'excuse' ? !excused : act === 'lift' ? excused : true;
  });

/** What people can do, and what they would like to do: no list beyond these is asked for. */
export const skills = ['law', 'health', 'repair', 'teaching', 'art', 'sport', 'computers', 'cooking', 'driving', 'languages'] as const;
export const services = ['elders', 'children', 'order', 'environment', 'culture', 'mediation', 'hardship', 'errands'] as const;
