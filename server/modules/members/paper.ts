import { pathOfCode } from '#contract/territory/levels.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import { decides, sends } from './queries/transfers.ts';
import { findTransfer } from './store/transfers.ts';

/** 2026-11-28 → 2026年11月28日 */
const written = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const body = `# 中国共产党党员组织关系介绍信

{{接收党组织}}：

兹有{{党员姓名}}同志，由{{转出党组织}}转去你处，请接转组织关系。

转接原因：{{转接原因}}

党费交到：{{党费交到}}

有效期至：{{有效期至}}

{{转出党组织}}

{{开具日期}}

> 接收党组织在有效期内接收后，回执由平台留存；逾期未接收的，转出党组织仍负责管理。`;

/** Letters of introduction as what documents are made of: numbered in one series; only the two branches read them. */
export const letterPaper: DocumentSource = {
  source: 'members.letter',
  fields: ['党员姓名', '转出党组织', '接收党组织', '转接原因', '党费交到', '有效期至', '开具日期'],
  template: { name: '党员组织关系介绍信', series: '组织关系介绍信', body },
  open: async (viewer) => async (tx, id) => {
    const letter = await findTransfer(tx, id);
    if (!letter || !(sends(viewer, letter) || decides(viewer, letter))) return null;
    return {
      title: '党员组织关系介绍信',
      values: {
        党员姓名: letter.name,
        转出党组织: letter.from,
        接收党组织: letter.to,
        转接原因: letter.reason,
        党费交到: letter.duesPaidTo.replace(/^(\d+)-0?(\d+)$/, '$1年$2月'),
        有效期至: written(letter.validUntil),
        开具日期: written(letter.sentOn),
      },
      parties: [
        { role: '转出党组织', name: letter.from, organisationId: letter.fromOrganisation },
        ...(letter.toOrganisation === null ? [] : [{ role: '接收党组织', name: letter.to, organisationId: letter.toOrganisation }]),
      ],
      areaPath: pathOfCode(letter.fromCode),
    };
  },
  worksOn: async (tx, viewer, id) => {
    const letter = await findTransfer(tx, id);
    return letter !== null && (sends(viewer, letter) || decides(viewer, letter));
  },
};
