import { v7 } from 'uuid';
import type { OwnerEstate, OwnerUnit } from '#contract/assemblies/register.ts';
import type { District } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';

/** The heading of a register as clerks keep it. */
export const ownerHead = [
  '楼栋',
  '单元',
  '房号',
  '建筑面积（㎡）',
  '用途',
  '状态',
  '业主姓名',
  '业主类型',
  '份额',
  '联系电话',
  '身份证号',
  '产权证号',
];

/** An identity number that is right, one for each n. */
export const idNumber = (n: number): string => {
  const body = `53070219800101${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

export const importRegister = async (d: District, estateId: string, rows: readonly (readonly RawCell[])[]): Promise<void> => {
  const bytes = rawWorkbook([{ name: '业主名册', rows: [ownerHead, ...rows] }]);
  const answer = await sendSheet(d, `/api/owner-estates/${estateId}/import?id=${v7()}`, bytes);
  if (answer.status !== 200 || answer.body.faults.length > 0) throw new Error(JSON.stringify(answer.body));
};

/** A small estate: four owners with a flat each, one of whom may be an account of the district. */
export const registerOf = async (
  d: District,
  name: string,
  owner: { readonly name: string; readonly phone: string } = { name: '赵一', phone: '13900000001' },
  number = 21,
): Promise<{ estate: OwnerEstate; unitId: (label: string) => string; units: OwnerUnit[] }> => {
  const clerk = await d.as('clerk');
  const areaCode = d.area('001001001').code;
  const estate = (await clerk.post('/api/owner-estates', { id: v7(), name, areaCode, developer: null })).body;
  const salt = [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);
  const other = (n: number): string =>
    `139${String(salt * 10 + n)
      .padStart(8, '0')
      .slice(-8)}`;
  await importRegister(d, estate.id, [
    [
      '1',
      '1',
      '101',
      100,
      '住宅',
      '已售',
      owner.name,
      '自然人',
      null,
      owner.phone,
      owner.name === '赵一' ? null : idNumber(number),
      `云2020-${salt}01`,
    ],
    ['1', '1', '102', 90, '住宅', '已售', `${name[0]}二`, '自然人', null, other(2), null, null],
    ['1', '2', '101', 100, '住宅', '已售', `${name[0]}三`, '自然人', null, other(3), null, null],
    ['1', '2', '102', 90, '住宅', '已售', `${name[0]}四`, '自然人', null, other(4), null, null],
  ]);
  const units = (await clerk.get(`/api/owner-estates/${estate.id}/units`)).body.items as OwnerUnit[];
  return { estate, units, unitId: (label) => units.find((one) => one.label === label)?.id ?? '' };
};
