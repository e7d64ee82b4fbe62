import type { KnownColumn } from '#contract/collections/columns.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { Field, RegisterContent } from '#contract/registers/content.ts';
import type { Known } from './compare.ts';

const gives = (type: Field['type']): Known['gives'] =>
  type === 'number' || type === 'money' ? 'figure' : type === 'choice' || type === 'yes_no' ? 'choice' : type === 'date' ? 'date' : 'text';

/**
 * What a register can tell of an area: how many rows it has, sums of its figures, how many rows say what – and, row by row, its fields.
 * @param filterable keys of fields that figures can be made of
 */
export const knownOfRegister = (code: string, content: RegisterContent, filterable: ReadonlySet<string>): Known[] => {
  const valid = content.states.filter(({ phase }) => phase === 'valid').map((state) => state.code);
  const states = valid.length > 0 ? valid : content.states.filter(({ phase }) => phase === 'draft').map((state) => state.code);
  const where: KnownColumn['in'] = { kind: 'register', code, title: content.title };
  const counted = (title: string, also: string[], conditions: { field: string; is: (string | boolean)[] }[]): Known => ({
    in: where,
    title,
    also,
    gives: 'figure',
    options: [],
    unit: null,
    source: { kind: 'register', register: code, what: 'count', field: null, states, where: conditions },
  });
  const name = content.title.zh.replace(/(台账|清单|登记|名册|花名册)$/, '');
  return [
    counted(`${name}数`, [content.title.zh, name], []),
    ...content.fields.flatMap((one): Known[] => {
      const { key, type, question, unit } = one;
      // what is personal is told to nobody by another way
      if (one.personal !== null) return [];
      const title = question.words.title.zh || key;
      const options = optionsOf(question) ?? [];
      const wordsOf = (option: string): string => question.words.options?.[option]?.zh ?? option;
      const itself: Known = {
        in: where,
        title,
        also: [],
        gives: gives(type),
        options: options.map(wordsOf),
        unit,
        source: { kind: 'typed' },
      };
      if (!filterable.has(key)) return [itself];
      if (type === 'number' || type === 'money')
        return [
          {
            ...itself,
            also: [`${name}${title}`],
            source: { kind: 'register', register: code, what: 'sum', field: key, states, where: [] },
          },
        ];
      if (type === 'yes_no') return [itself, counted(title, [title.replace(/^是否/, '')], [{ field: key, is: [true] }])];
      if (type !== 'choice') return [itself];
      return [
        itself,
        ...options.map((option) =>
          counted(wordsOf(option), [`${wordsOf(option)}${name}`, `${title}${wordsOf(option)}`], [{ field: key, is: [option] }]),
        ),
      ];
    }),
  ];
};
