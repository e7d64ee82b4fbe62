/** flat 住宅 · shop 商铺等经营性用房 · parking 车位 · other 其他: what a unit (专有部分) is used for. */
export const unitUses = ['flat', 'shop', 'parking', 'other'] as const;
export type UnitUse = (typeof unitUses)[number];
/** sold · unsold 尚未出售 · undelivered 已售未交付: the last two count with the developer (court interpretation of 2020, article 9). */
export const unitStates = ['sold', 'unsold', 'undelivered'] as const;
export type UnitState = (typeof unitStates)[number];
/** Where the area is from: the register, else a survey, else the contract (court interpretation of 2020, article 8); unknown: nobody said. */
export const areaBases = ['register', 'survey', 'contract', 'unknown'] as const;
export type AreaBasis = (typeof areaBases)[number];
/** person 自然人 · organisation 单位 · developer 建设单位. */
export const holderKinds = ['person', 'organisation', 'developer'] as const;
export type HolderKind = (typeof holderKinds)[number];
/** Why two entries of a register may be one owner; a clerk decides. */
export const doubtReasons = ['number', 'phone', 'spelling', 'name'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

/** Who may organise (Sichuan 2022, article 3; Shenzhen 2020). */
export const organisers = ['committee', 'property_committee', 'preparatory', 'residents_committee', 'street'] as const;
/** meeting 集体讨论 · written 书面征求意见. */
export const assemblyForms = ['meeting', 'written'] as const;
/** regular 定期会议 · extraordinary 临时会议. */
export const callings = ['regular', 'extraordinary'] as const;
/** Who votes: the owners of the estate, of one building, of one unit (staircase) of it. */
export const scopes = ['estate', 'building', 'unit'] as const;
export type Scope = (typeof scopes)[number];

/**
 * preparing 准备 · noticed 已公告、送达中 · voting 表决中 · counted 已计票 · objecting 结果公示、接受异议 · announced 已公告生效 · archived 已归档 ·
 * set_aside 复核后不予生效 · called_off 取消.
 */
export const assemblyStates = [
  'preparing',
  'noticed',
  'voting',
  'counted',
  'objecting',
  'announced',
  'archived',
  'set_aside',
  'called_off',
] as const;
export type AssemblyState = (typeof assemblyStates)[number];

/** What one does with an assembly. */
export const assemblyActs = [
  'change',
  'notice',
  'notice_again',
  'serve',
  'publish',
  'object',
  'review',
  'announce',
  'archive',
  'call_off',
] as const;
export type AssemblyAct = (typeof assemblyActs)[number];

/** What may be done in a state; anything else is refused. Casting, paper ballots, mandates and closing are the vote's own. */
export const lifecycle: Readonly<Record<AssemblyState, readonly AssemblyAct[]>> = {
  preparing: ['change', 'notice', 'call_off'],
  noticed: ['notice_again', 'serve', 'call_off'],
  voting: ['serve', 'call_off'],
  counted: ['publish'],
  objecting: ['object', 'review', 'announce'],
  announced: ['archive'],
  archived: [],
  set_aside: ['archive'],
  called_off: ['archive'],
};

/** Steps as the console shows them. */
export const steps = ['prepare', 'notice', 'serve', 'vote', 'count', 'objection', 'announced', 'archived'] as const;
/** The step somebody is at. */
export const stepOf: Readonly<Record<AssemblyState, (typeof steps)[number]>> = {
  preparing: 'prepare',
  noticed: 'serve',
  voting: 'vote',
  counted: 'count',
  objecting: 'objection',
  announced: 'announced',
  archived: 'archived',
  set_aside: 'objection',
  called_off: 'prepare',
};

/** hand 当面送达 · message 短信 · post 邮寄 · mailbox 信箱投递 · app 系统内送达 · posting 张贴（两次未送达后）. */
export const serviceWays = ['hand', 'message', 'post', 'mailbox', 'app', 'posting'] as const;
export type ServiceWay = (typeof serviceWays)[number];
/** What came of it; `refused`: the owner would not take or sign it. */
export const serviceResults = ['delivered', 'refused', 'failed'] as const;
export type ServiceResult = (typeof serviceResults)[number];
/** Attempts in vain after which the notice may be posted up instead. */
export const attemptsBeforePosting = 2;
