/** basic 基本履职: the community's own · assist 配合履职: it helps a department · withdrawn 上级收回: not to be passed to it · emergency 应急准入: until a day. */
export const admissionKinds = ['basic', 'assist', 'withdrawn', 'emergency'] as const;
export type AdmissionKind = (typeof admissionKinds)[number];
export const admissionStates = ['applied', 'admitted', 'refused', 'ended'] as const;

/** What is done with a matter that is not on the list: nothing, a warning on its page, or a refusal. */
export const strictness = ['off', 'warn', 'refuse'] as const;
/** What the list says of a matter: that it is on it, withdrawn from communities, or not on it; unknown without a category or a list. */
export const verdicts = ['admitted', 'withdrawn', 'missing', 'unknown'] as const;

/** Certificates that communities do not issue, and may not be asked for: 民发〔2020〕20号, annex. */
export const certificates = [
  '亲属关系',
  '居民身份信息',
  '户口登记项目内容变更',
  '养犬',
  '无犯罪记录',
  '社区戒毒社区康复人员',
  '失踪',
  '婚姻状况',
  '出生',
  '健在',
  '死亡',
  '疾病状况',
  '残疾状况',
  '婚育状况',
  '居民就业状况',
  '个人档案',
  '财产',
  '遗产继承权公证',
  '市场主体住所',
  '证件遗失',
] as const;
export const certificateSource = '民发〔2020〕20号';
