import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import type { Context } from './context.ts';
import { mayReadOrganisations } from './policy.ts';
import { findAgreement, promisesOf } from './store/agreements.ts';

/** 2026-11-28 → 2026年11月28日 */
const written = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const body = `# 党建共建协议书

甲方：{{甲方}}

乙方：{{乙方}}

为整合区域资源、服务辖区居民，甲乙双方本着平等自愿、资源共享、优势互补的原则，就“{{协议名称}}”达成如下协议。

## 一、共建事项

{{共建事项}}

## 二、期限

本协议自{{生效日期}}起至{{到期日期}}止，签订日期为{{签订日期}}。到期前双方可协商续签。

## 三、双方责任

- 双方按期落实各自承诺，事项完成后由社区记录结果。
- 因故不能按期落实的，应提前告知对方，协商调整。
- 协议执行中的争议，由双方协商解决。

## 四、其他

本协议由双方签字后生效，双方各执一份，电子文书与纸质文书内容一致。`;

/** What the document of an agreement says; null where there is no such agreement. */
export const agreementSubject = async (tx: Tx, agreementId: string, today: string) => {
  const a = await findAgreement(tx, agreementId, today);
  if (!a) return null;
  const promises = await promisesOf(tx, [a.id], today);
  // a cell of a table ends at its line
  const cell = (text: string): string => text.replace(/[|\s]+/g, ' ').trim();
  const table = ['| 事项 | 完成期限 |', ...promises.map(({ text, dueOn }) => `| ${cell(text)} | ${dueOn ? written(dueOn) : '协议期内'} |`)];
  return {
    title: a.title,
    values: {
      协议名称: a.title,
      甲方: a.partnerName,
      乙方: a.unitName,
      签订日期: written(a.signedOn),
      生效日期: written(a.validFrom),
      到期日期: written(a.validTo),
      共建事项: promises.length > 0 ? table.join('\n') : '双方根据实际需要另行商定。',
    },
    parties: [
      { role: '甲方', name: a.partnerName, organisationId: a.partnerId },
      { role: '乙方', name: a.unitName, organisationId: a.unitId },
    ],
    areaPath: a.areaPath,
  };
};

/** The template of agreements that comes with the program. */
export const agreementTemplate = { name: '共建协议书', series: '共建协议', body };

/** Co-building agreements as what documents are made of. */
export const agreementPaper = ({ kernel }: Context): DocumentSource => ({
  source: 'organisations.agreement',
  fields: ['协议名称', '甲方', '乙方', '签订日期', '生效日期', '到期日期', '共建事项'],
  template: agreementTemplate,
  open: async (viewer) => {
    const today = shanghaiDay(kernel.clock.now());
    return async (tx, agreementId) => (mayReadOrganisations(viewer) ? agreementSubject(tx, agreementId, today) : null);
  },
});
