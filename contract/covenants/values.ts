/*
 * What a covenant goes through. Free of zod, for pages of the phone.
 */

/** draft 起草 · comment 征求意见 · commented 意见已收 · check 街道审查 · checked 审查通过 · voting 表决 · adopted 已表决 · in_force 生效 · replaced 已被新版代替 · rejected 未通过 · abandoned 已放弃. */
export const versionStates = [
  'draft',
  'comment',
  'commented',
  'check',
  'checked',
  'voting',
  'adopted',
  'in_force',
  'replaced',
  'rejected',
  'abandoned',
] as const;
export type VersionState = (typeof versionStates)[number];
/** States of a version that is being made; one covenant has one at a time. */
export const makingStates = [
  'draft',
  'comment',
  'commented',
  'check',
  'checked',
  'voting',
  'adopted',
] as const satisfies readonly VersionState[];
export const isMaking = (state: VersionState): boolean => (makingStates as readonly VersionState[]).includes(state);
/** States in which the articles may be changed. */
export const isEditable = (state: VersionState): boolean => state === 'draft' || state === 'commented';

export const covenantSteps = [
  'open_comments',
  'close_comments',
  'submit',
  'approve',
  'refuse',
  'open_vote',
  'enter_result',
  'file',
  'abandon',
] as const;
export type CovenantStep = (typeof covenantSteps)[number];

/** From which state each step leads; who takes it: those who keep covenants, or the street that checks them. */
export const stepFrom: Readonly<Record<CovenantStep, { readonly from: readonly VersionState[]; readonly by: 'manage' | 'check' }>> = {
  open_comments: { from: ['draft'], by: 'manage' },
  close_comments: { from: ['comment'], by: 'manage' },
  submit: { from: ['commented'], by: 'manage' },
  approve: { from: ['check'], by: 'check' },
  refuse: { from: ['check'], by: 'check' },
  open_vote: { from: ['checked'], by: 'manage' },
  enter_result: { from: ['voting'], by: 'manage' },
  file: { from: ['adopted'], by: 'manage' },
  abandon: { from: ['draft', 'comment', 'commented', 'check', 'checked', 'voting', 'adopted'], by: 'manage' },
};

/** meeting: at a residents' meeting · vote: on phone and paper · owners: by heads and by area, as the Civil Code asks of covenants of estates. */
export const covenantWays = ['meeting', 'vote', 'owners'] as const;
export type CovenantWay = (typeof covenantWays)[number];

/** What a covenant may hold. */
export const mostArticles = 60;
export const longestArticle = 800;

export const covenantViews = ['all', 'making', 'in_force', 'review'] as const;
