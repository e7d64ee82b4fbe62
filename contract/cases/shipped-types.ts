import type { Permission } from '../kernel/permissions.ts';
import { standardLife, withMove } from './type-life.ts';
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
  typeOf({ code: 'order', name: '点单', nameEn: 'Service order' }),
  typeOf({ code: 'wish', name: '微心愿', nameEn: 'Wish' }),
  typeOf({ code: 'application', name: '申请', nameEn: 'Application' }),
  typeOf({ code: 'rectification', name: '整改', nameEn: 'Rectification', life: withoutCallBack(), closing: ['cases.re_inspected'] }),
];
