import type { Field, RegisterContent } from './content.ts';
import type { FieldType } from './fields.ts';
import { isAsked } from './forms.ts';

type About = 'person' | 'organisation';
/** What persons and organisations hold of themselves, by the words sheets have for it. */
const held: Readonly<Record<About, { readonly types: readonly FieldType[]; readonly words: readonly string[] }>> = {
  person: {
    types: ['identity_number'],
    words: [
      '姓名',
      '名字',
      '手机',
      '手机号',
      '手机号码',
      '电话',
      '电话号码',
      '联系电话',
      '联系方式',
      '身份证',
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '住址',
      '家庭住址',
      '是否党员',
      'name',
      'phone',
      'mobile',
      'identity number',
      'address',
    ],
  },
  organisation: {
    types: ['credit_code'],
    words: ['统一社会信用代码', '信用代码', '社会信用代码', '单位名称', '组织名称', '机构名称', '企业名称', '公司名称', 'credit code'],
  },
};

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\s|[（(].*?[)）]|[:：*]/gu, '')
    .toLowerCase();

/**
 * Fields for which the platform has a home already: a register about a person (named by its title or key) asks for no name, phone or number of theirs,
 * one about an organisation for no name or code of its own; and no register asks for them of somebody it names besides (负责人 → 负责人电话).
 * @returns each such field with the one that leads to its home
 */
export const secondHomes = ({
  fields,
  titleField,
  key,
}: Pick<RegisterContent, 'fields' | 'titleField' | 'key'>): { readonly field: Field; readonly home: Field }[] =>
  fields.flatMap((field) => {
    if (!isAsked(field)) return [];
    const title = plain(field.question.words.title.zh);
    const home = fields.find((one) => {
      if (one === field || (one.type !== 'person' && one.type !== 'organisation')) return false;
      const { types, words } = held[one.type];
      const called = plain(one.question.words.title.zh);
      const isText = field.type === 'text' || field.type === 'phone' || types.includes(field.type);
      if (isText && words.some((word) => title === `${called}${plain(word)}`)) return true;
      const isAbout = one.key === titleField || key.includes(one.key);
      return isAbout && (types.includes(field.type) || (isText && words.some((word) => title === plain(word))));
    });
    return home ? [{ field, home }] : [];
  });

/** Titles that say nothing of what a fact is: two registers may both have them. */
const common = new Set(['备注', '说明', '状态', '类别', '类型', '日期', '编号', '附件', '照片', '所在区域', '所在社区', '所在网格']);

/** Of what a register has one row for each: the person or organisation its key names. */
const kept = ({ key, fields }: Pick<RegisterContent, 'key' | 'fields'>): About | null => {
  const types = key.length === 1 ? fields.flatMap((one) => (one.key === key[0] ? [one.type] : [])) : [];
  return types[0] === 'person' || types[0] === 'organisation' ? types[0] : null;
};

/**
 * Fields of a register that another one keeps already of the same people or organisations, where both have one row for each: same words, same type.
 * @returns each with the field of the other
 */
export const keptTwice = (
  content: Pick<RegisterContent, 'key' | 'fields'>,
  other: Pick<RegisterContent, 'key' | 'fields'>,
): { readonly field: Field; readonly home: Field }[] => {
  const about = kept(content);
  if (about === null || about !== kept(other)) return [];
  const comparable = (one: Field): boolean => isAsked(one) && one.type !== 'area' && one.type !== about;
  return content.fields.filter(comparable).flatMap((field) => {
    const title = plain(field.question.words.title.zh);
    const home = common.has(title)
      ? undefined
      : other.fields.find((one) => comparable(one) && one.type === field.type && plain(one.question.words.title.zh) === title);
    return home ? [{ field, home }] : [];
  });
};
