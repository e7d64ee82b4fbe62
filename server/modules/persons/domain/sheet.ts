import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';

/** Columns of a sheet of persons, with their width and what people write over them instead. */
export const personColumns = {
  name: ['姓名', 14, ['人员姓名', '居民姓名']],
  phone: ['手机号', 16, ['手机', '电话', '联系电话', '联系方式', '手机号码']],
  shared: ['与他人共用手机', 16, ['共用手机', '家庭共用']],
  idNumber: ['身份证号', 22, ['身份证号码', '公民身份号码', '证件号码']],
  address: ['住址', 32, ['地址', '家庭住址', '现住址']],
  partyMember: ['中共党员', 10, ['党员', '是否党员']],
  area: ['所在区域（自动）', 32],
} as const satisfies Record<string, ColumnSpec>;
export type PersonColumn = keyof typeof personColumns;
export const neededColumns = ['name'] as const satisfies readonly PersonColumn[];
/** What a sheet says where something is so or not; an empty cell means not. */
export const yesWords = { yes: '是', no: '否' } as const;

/** What a row says of a person. */
export interface ToldPerson {
  readonly name: string;
  readonly phone: string | null;
  readonly shared: boolean;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly partyMember: boolean;
}

const phoneForm = { clean: phoneOf, check: { is: mobilePattern, code: 'persons.cell_phone' } };
const idForm = { clean: (text: string) => idNumberOf(text.replace(/^'/, '')) };

/** Reads one row; null where something is wrong, which is noted with the reader. */
export const readPersonRow = (r: RowReader<PersonColumn>): ToldPerson | null => {
  const name = r.require('name') ? r.text('name', 2, 40) : null;
  const phone = r.phone('phone', phoneForm);
  const idNumber = r.text('idNumber', 1, 30, idForm);
  if (idNumber !== null && faultOfIdNumber(idNumber) !== null) r.wrong('idNumber', 'persons.cell_id_number', { value: idNumber });
  const address = r.text('address', 1, 200);
  const [shared, partyMember] = [r.word('shared', yesWords) === 'yes', r.word('partyMember', yesWords) === 'yes'];
  return name === null || r.faulty() ? null : { name, phone, shared, idNumber, address, partyMember };
};
