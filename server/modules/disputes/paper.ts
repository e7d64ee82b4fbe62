import type { Viewer } from '#contract/accounts/viewer.ts';
import { type PartySide, partySides } from '#contract/disputes/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import { worksOn } from './policy.ts';
import { type DisputeRecord, findDispute } from './store/disputes.ts';
import { type PartyRecord, partiesOf } from './store/parties.ts';

/** 2026-11-28 → 2026年11月28日 */
const written = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const body = `# 人民调解协议书

甲方：{{甲方}}

乙方：{{乙方}}

## 一、纠纷主要事实和争议事项

{{争议事项}}

## 二、经调解，自愿达成如下协议

{{协议内容}}

履行期限：{{履行期限}}

## 三、其他

本协议自双方当事人签名、人民调解员签名并加盖调解组织印章之日起生效。双方可自生效之日起三十日内共同向人民法院申请司法确认。

调解组织：{{调解组织}}

人民调解员：{{调解员}}

日期：{{日期}}`;

/** The template of agreements that comes with the program; content after art. 29 and 31 of the law on people's mediation. */
const agreementTemplate = { name: '人民调解协议书', series: '人民调解', body };

export const agreementSource = 'disputes.agreement';

/** What the document of an agreement says: every party signs, and the mediator. */
export const agreementSubject = (d: DisputeRecord, people: readonly PartyRecord[]) => {
  const of = (side: PartySide): PartyRecord[] => people.filter((one) => one.side === side);
  const names = (side: PartySide): string =>
    of(side)
      .map(({ name }) => name)
      .join('、');
  const roleOf = { first: '甲方', second: '乙方' } as const;
  return {
    title: '人民调解协议书',
    values: {
      甲方: names('first'),
      乙方: names('second'),
      争议事项: d.facts,
      协议内容: d.outcome ?? '',
      履行期限: d.performBy ? `${written(d.performBy)}前` : '即时履行',
      调解组织: d.organisationName,
      调解员: d.mediator,
      日期: written(d.concludedOn ?? d.acceptedOn),
    },
    parties: [
      ...partySides.flatMap((side) => of(side).map(({ name }) => ({ role: roleOf[side], name, organisationId: null }))),
      { role: '人民调解员', name: d.organisationName, organisationId: d.organisationId },
    ],
    areaPath: d.areaPath,
  };
};

const worked = async (tx: Tx, viewer: Viewer, id: string): Promise<DisputeRecord | null> => {
  const d = await findDispute(tx, id);
  return d && worksOn(viewer, d) ? d : null;
};
/** Agreements as what documents are made of: when the mediation ends, and anew after one was withdrawn. Only who works on a dispute reads its agreement. */
export const agreementPaper: DocumentSource = {
  source: agreementSource,
  fields: ['甲方', '乙方', '争议事项', '协议内容', '履行期限', '调解组织', '调解员', '日期'],
  template: agreementTemplate,
  open: async (viewer) => async (tx, id) => {
    const d = await worked(tx, viewer, id);
    return d?.form === 'written' ? agreementSubject(d, await partiesOf(tx, id)) : null;
  },
  worksOn: async (tx, viewer, id) => (await worked(tx, viewer, id)) !== null,
};
