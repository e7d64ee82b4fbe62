import type { FormSchema, Label, Question } from '#contract/kernel/form/schema.ts';

const label = (zh: string, en: string): Label => ({ zh, en });
const choice = (title: Label, options: Record<string, Label>, several: boolean): Question =>
  several
    ? { type: 'array', items: { type: 'string', enum: Object.keys(options) }, uniqueItems: true, words: { title, options } }
    : { type: 'string', enum: Object.keys(options), words: { title, options } };
const long = (title: Label): Question => ({ type: 'string', format: 'long-text', words: { title } });

/** 问需问计: whether, what first, what else, and one question of one's own. */
export const askForm = (extra: string | null): FormSchema => ({
  type: 'object',
  properties: {
    willing: choice(
      label('您家是否同意对小区进行改造？', 'Does your household want the estate to be renovated?'),
      { yes: label('同意', 'Yes'), unsure: label('看方案再定', 'It depends on the plan'), no: label('不同意', 'No') },
      false,
    ),
    needs: choice(
      label('最希望改造哪些内容？（可多选）', 'What should be renovated first? (several possible)'),
      {
        pipes: label('上下水、燃气、电力管线', 'Water, gas and power lines'),
        roof: label('屋面防水、外墙保温', 'Roof and insulation'),
        lift: label('加装电梯', 'A lift'),
        parking: label('停车位和充电设施', 'Parking and charging'),
        road: label('道路、照明、无障碍', 'Roads, light, accessibility'),
        green: label('绿化和活动场地', 'Greenery and places to meet'),
        service: label('养老、托育、食堂等服务设施', 'Services: elders, children, canteen'),
      },
      true,
    ),
    pays: choice(
      label('需要居民出资的项目，您家能接受每户承担多少？', 'What could your household bear of works that residents pay for?'),
      {
        none: label('不出资', 'Nothing'),
        low: label('3000 元以内', 'Up to 3,000 yuan'),
        more: label('3000 元以上', 'More than 3,000 yuan'),
      },
      false,
    ),
    more: long(label('还有什么建议？', 'What else do you suggest?')),
    ...(extra !== null && { own: long(label(extra, extra)) }),
  },
  order: ['willing', 'needs', 'pays', 'more', ...(extra === null ? [] : ['own'])],
  required: ['willing'],
});

/** 居民验收 and 回访: satisfied or not, and why. */
const satisfaction = (title: Label): FormSchema => ({
  type: 'object',
  properties: {
    satisfied: choice(
      title,
      { yes: label('满意', 'Yes'), partly: label('基本满意，有小问题', 'By and large'), no: label('不满意', 'No') },
      false,
    ),
    why: long(
      label(
        '哪里没做好？（需要维修的请在“报缺陷”里上报，便于跟踪）',
        'What is not right? (Report what is to be mended as a defect, so that it is followed)',
      ),
    ),
  },
  order: ['satisfied', 'why'],
  required: ['satisfied'],
});
export const acceptanceForm = satisfaction(label('您对这次改造的结果是否满意？', 'Are you satisfied with what was done?'));
export const afterForm = satisfaction(label('改造完成一段时间后，您是否满意？', 'Some time after the works, are you satisfied?'));
