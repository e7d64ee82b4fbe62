import { honourTemplates } from '#contract/honours/values.ts';

/** A round of the honour of community workers, whose nominations run for ten days from the clock of test districts. */
export const honour = (over: object = {}) => ({
  title: '优秀社区工作者评选',
  nominateUntil: '2025-09-25',
  terms: { ...honourTemplates.worker, quota: 1 },
  ...over,
});
/** Evidence for each of its criteria. */
export const evidence = {
  people: '包片三栋楼，独居老人都认识他',
  solved: '办成加装扶手、修好路灯两件事',
  together: '楼栋长李师傅说他随叫随到',
};
