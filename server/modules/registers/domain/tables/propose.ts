import type { RegisterContent } from '#contract/registers/content.ts';
import { isLink, personalTypes } from '#contract/registers/fields.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { type Column, contentOf } from '#contract/registers/proposal.ts';
import type { InspectedColumn, InspectedTable } from './inspect.ts';

const named = /名称|标题|名字|^name$|title|小区|项目|事项/i;
const coded = /编号|编码|代码|代号|单号|(^|[_\s])(no|num|code|id|number)$|(Num|Code|ID|No)$/;
const ofPeople = /姓名|户主|住址|地址|出生|生日|联系人/;

/** A column as a field of a new register: what names somebody is a text until somebody says where those people are kept. */
const proposed = (column: InspectedColumn, hasPeople: boolean, purpose: string): Column => {
  const type = isLink(column.type) && column.type !== 'area' ? 'text' : column.type;
  const isPersonal = personalTypes.includes(type) || (hasPeople && type === 'text' && ofPeople.test(column.heading));
  return { ...column, type, purpose: isPersonal ? purpose : null };
};
const isTitle = ({ type, required }: Column): boolean => type === 'text' && required;

/**
 * The register a table may become, for somebody to correct: called by the column whose heading says so, else by the text that differs most; known
 * by its code.
 * @param purpose of what is personal, until somebody says it better
 */
export const propose = (
  table: InspectedTable,
  title: string,
  purpose: string,
): { readonly content: RegisterContent; readonly columns: readonly Column[] } => {
  const hasPeople = table.columns.some(({ type }) => personalTypes.includes(type));
  const columns = table.columns.map((column) => proposed(column, hasPeople, purpose));
  const distinct = (key: string): number => table.columns.find((one) => one.key === key)?.guess.distinct ?? 0;
  const score = (column: Column): number =>
    (column.purpose === null ? 4 : 0) +
    (named.test(column.title) ? 2 : 0) +
    distinct(column.key) / Math.max(table.rows, 1) -
    (coded.test(column.title) ? 0.5 : 0);
  const [called] = columns.filter(isTitle).sort((a, b) => score(b) - score(a));
  // what rows are called by stands in lists, so it is not sealed; without any text the first column is read as one
  const titleKey = called?.key ?? columns[0]?.key ?? '';
  const settled = columns.map(
    (column): Column => (column.key === titleKey ? { ...column, type: 'text', required: true, purpose: null } : column),
  );
  const key = settled.find(
    (one) => one.type === 'text' && one.required && one.key !== titleKey && coded.test(one.title) && distinct(one.key) === table.rows,
  );
  const area = settled.find(({ type, required }) => type === 'area' && required) ?? settled.find(({ type }) => type === 'area');
  return {
    columns: settled,
    content: contentOf(
      title,
      settled,
      { titleField: titleKey, areaField: area?.key ?? null, key: key ? [key.key] : [] },
      {
        states: begunStates,
        transitions: begunTransitions,
      },
    ),
  };
};
