import type { Permission } from '../kernel/permissions.ts';
import { alsoTaker, standardLife, withMove } from './type-life.ts';
import type { CaseType } from './types.ts';

type Given = Pick<CaseType, 'code' | 'name' | 'nameEn'> & Partial<CaseType>;
/** A type that lives the standard life, but for what is given. */
const typeOf = (given: Given): CaseType => ({
  retired: false,
  life: standardLife(),
  limits: {},
  filing: [],
  closing: [],
  privacy: 'usual',
  notice: null,
  ...given,
});

const filers: Permission[] = ['cases.file'];

/** What a desk knows is answered at once, and closed without anybody having been sent. */
const answeredAtOnce = (): CaseType['life'] => {
  const life = standardLife();
  for (const state of ['reported', 'verified', 'filed'] as const) {
    withMove(life, state, 'settle', { to: 'closed', by: filers });
    withMove(life, state, 'answer', { to: 'answered', by: filers });
  }
  withMove(life, 'answered', 'close', { to: 'closed', by: ['cases.check', 'cases.close'] });
  // whoever asked and is not content opens it where it can be given to somebody
  withMove(life, 'closed', 'reopen', { to: 'filed', by: ['cases.reopen'], reporter: true });
  withMove(life, 'answered', 'rework', { to: 'filed', by: ['cases.rework'] });
  withMove(life, 'called_back', 'rework', { to: 'filed', by: ['cases.rework'] });
  return life;
};

/** The steps of GB/T 30428: checked on the spot, it may be closed without anybody having been called. */
const urbanManagement = (): CaseType['life'] => {
  const life = standardLife();
  withMove(life, 'checked', 'close', { to: 'closed', by: ['cases.close'] });
  return life;
};

/** What the platform itself or a meeting asks for has no reporter to call back. */
const withoutCallBack = (): CaseType['life'] => {
  const life = urbanManagement();
  withMove(life, 'checked', 'close', { to: 'closed', by: ['cases.close', 'cases.call_back'] });
  return life;
};

/**
 * What somebody applies for: papers that lack are asked for and what is not the office's to decide is refused before it is accepted; whoever has the
 * result may rate it, and need not.
 */
const applicationLife = (): CaseType['life'] => {
  const life = withoutCallBack();
  withMove(life, 'dispatched', 'wait', { to: 'waiting', by: ['cases.handle'] });
  withMove(life, 'dispatched', 'reject', { to: 'rejected', by: ['cases.handle'] });
  return life;
};

/**
 * What neighbours do for each other: given to an organisation of the community, it may be taken on by somebody whom nobody sent, who may give it back;
 * whoever asked says at once whether it was done, and need not.
 */
const takenOnLife = (): CaseType['life'] => {
  const life = standardLife();
  withMove(life, 'dispatched', 'claim', { to: 'handling', by: [], taker: true });
  withMove(life, 'handling', 'hand_back', { to: 'dispatched', by: [], taker: true });
  alsoTaker(life, 'handling', 'progress', 'answer');
  withMove(life, 'answered', 'call_back', { to: 'called_back', by: ['cases.call_back'], reporter: true });
  return life;
};

/**
 * What is booked with a company: it takes it on or says why not, whoever booked may take it back until it is done, and says how it was; nobody else
 * gives it to another.
 */
const bookedLife = (): CaseType['life'] => {
  const life = standardLife();
  for (const state of ['dispatched', 'handling'] as const) {
    withMove(life, state, 'reject', { to: 'rejected', by: ['cases.handle'] });
    withMove(life, state, 'withdraw', { to: 'withdrawn', by: [], reporter: true });
    delete life[state]?.moves['recall'];
  }
  delete life.dispatched?.moves['return'];
  withMove(life, 'answered', 'call_back', { to: 'called_back', by: ['cases.call_back'], reporter: true });
  return life;
};

/** The case types that come with the platform, as a jurisdiction begins with them. */
export const shippedTypes = (): CaseType[] => [
  typeOf({ code: 'complaint', name: '投诉', nameEn: 'Complaint' }),
  typeOf({ code: 'request', name: '求助', nameEn: 'Request for help' }),
  typeOf({
    code: 'enquiry',
    name: '咨询',
    nameEn: 'Enquiry',
    life: answeredAtOnce(),
    limits: { handle: { n: 3, unit: 'working_days' } },
    notice: {
      zh: '能当场答复的，值守人员会直接答复；需要核实的，三个工作日内答复。',
      en: 'What the desk knows is answered at once; what must be looked into, within three working days.',
    },
  }),
  typeOf({ code: 'suggestion', name: '建议', nameEn: 'Suggestion', life: answeredAtOnce() }),
  typeOf({
    code: 'wrongdoing',
    name: '举报',
    nameEn: 'Report of wrongdoing',
    privacy: 'reporter',
    notice: {
      zh: '您的身份对所有经办人员保密，任何人不能查看。',
      en: 'Who you are is kept from everybody who works on this; nobody can look it up.',
    },
  }),
  typeOf({ code: 'hazard', name: '隐患', nameEn: 'Hazard', closing: ['cases.re_inspected', 'hazards.rechecked'] }),
  typeOf({ code: 'dispute', name: '矛盾纠纷', nameEn: 'Dispute', privacy: 'parties', closing: ['cases.contact_made'] }),
  typeOf({ code: 'component', name: '部件', nameEn: 'Public facility', life: urbanManagement() }),
  typeOf({ code: 'event', name: '事件', nameEn: 'Incident', life: urbanManagement() }),
  typeOf({
    code: 'order',
    name: '点单',
    nameEn: 'Service order',
    life: takenOnLife(),
    limits: {
      verify: { n: 1, unit: 'working_days' },
      accept: { n: 3, unit: 'working_days' },
      handle: { n: 7, unit: 'natural_days' },
      call_back: { n: 7, unit: 'natural_days' },
    },
    notice: {
      zh: '社区核实后发布，由志愿者或社区接单；您的姓名、电话和门牌只有接单人看得到，每次查看都有记录。',
      en: 'The community checks it and lists it; your name, telephone and door are seen by whoever takes it on alone, and each look is kept.',
    },
  }),
  typeOf({
    code: 'wish',
    name: '微心愿',
    nameEn: 'Wish',
    life: takenOnLife(),
    limits: {
      verify: { n: 1, unit: 'working_days' },
      accept: { n: 30, unit: 'natural_days' },
      handle: { n: 30, unit: 'natural_days' },
      call_back: { n: 7, unit: 'natural_days' },
    },
    notice: {
      zh: '社区核实后以化名公布；不收现金，完成后不需要合影致谢。',
      en: 'The community checks it and shows it under another name; no cash is given, and no photo of thanks is asked for.',
    },
  }),
  typeOf({
    code: 'home_service',
    name: '上门服务',
    nameEn: 'Service at home',
    life: bookedLife(),
    limits: {
      accept: { n: 1, unit: 'working_days' },
      handle: { n: 15, unit: 'natural_days' },
      call_back: { n: 7, unit: 'natural_days' },
    },
    notice: {
      zh: '价格以预约时公示的为准，改价要您同意；费用当面与公司结算，平台不收款。',
      en: 'The price is that which was shown when you booked, and changes only with your consent; you pay the company, not the platform.',
    },
  }),
  typeOf({
    code: 'application',
    name: '办件',
    nameEn: 'Application',
    life: applicationLife(),
    notice: {
      zh: '材料不全的，一次告知需要补正的全部内容；不予受理的，说明理由。',
      en: 'What is missing is told all at once; a refusal gives its reason.',
    },
  }),
  typeOf({ code: 'rectification', name: '整改', nameEn: 'Rectification', life: withoutCallBack(), closing: ['cases.re_inspected'] }),
  typeOf({
    code: 'resolution',
    name: '会议决议',
    nameEn: 'Resolution of a meeting',
    life: withoutCallBack(),
    notice: { zh: '办理结果自动列入下次会议。', en: 'Its result stands on the next agenda by itself.' },
  }),
  typeOf({
    code: 'consumer',
    name: '消费投诉',
    nameEn: 'Consumer complaint',
    // 总局令第20号: accepted within seven working days, mediated within forty-five
    limits: { accept: { n: 7, unit: 'working_days' }, handle: { n: 45, unit: 'working_days' } },
    notice: {
      zh: '七个工作日内告知是否受理；受理后四十五个工作日内组织调解，调解不成的可以向法院起诉或按约定仲裁。',
      en: 'You are told within seven working days whether it is accepted, and it is mediated within forty-five; where that fails, a court or agreed arbitration is open to you.',
    },
  }),
];
