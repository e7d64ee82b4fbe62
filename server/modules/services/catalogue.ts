import type { Answer, Answers, Label } from '#contract/kernel/form/schema.ts';
import { itemsRegister, materialsRegister } from '#contract/services/kinds.ts';
import { type WholeRegister, type WholeRow, wholeRegister } from '#modules/registers/index.ts';
import type { Context } from './context.ts';

/** A material of an item, as the register has it. */
export interface Material {
  readonly id: string;
  readonly name: string;
  readonly values: Answers;
}
/** An item of the catalogue that is published. */
export interface Item {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly row: WholeRow;
  readonly values: Answers;
  /** In the order in which they are listed. */
  readonly materials: readonly Material[];
  /** Whether it is applied for on this platform. */
  readonly opens: boolean;
}
export interface Catalogue {
  /** By class, then by name. */
  readonly items: readonly Item[];
  find(id: string): Item | null;
  /** What a field of items is called, and its codes. Null: the register does not have it. */
  title(key: string): Label | null;
  word(key: string, code: string): Label;
  /** By field of items and materials the words of its codes. */
  readonly words: Readonly<Record<string, Readonly<Record<string, Label>>>>;
  /** Fields of items that a guide shows, in the order of the register. */
  readonly fields: readonly string[];
}

export const text = (value: Answer | undefined): string => (typeof value === 'string' ? value : value === undefined ? '' : String(value));
export const texts = (value: Answer | undefined): string[] => (Array.isArray(value) ? value : []);

const optionsIn = (register: WholeRegister['register'] | undefined): Record<string, Record<string, Label>> =>
  Object.fromEntries(
    (register?.content.fields ?? []).flatMap(({ key, question }) => (question.words.options ? [[key, question.words.options]] : [])),
  );

const build = (items: WholeRegister | null, materials: WholeRegister | null): Catalogue => {
  const ofItem = Map.groupBy(materials?.rows ?? [], ({ values }) => text(values['item']));
  const order = ({ values }: WholeRow): number => Number(values['order'] ?? 99);
  const all = (items?.rows ?? [])
    .map(
      (row): Item => ({
        id: row.id,
        code: text(row.values['code']),
        name: row.title,
        row,
        values: row.values,
        opens: row.values['apply'] === true,
        materials: (ofItem.get(row.id) ?? [])
          .toSorted((a, b) => order(a) - order(b))
          .map(({ id, title, values }) => ({ id, name: title, values })),
      }),
    )
    .sort((a, b) => text(a.values['class']).localeCompare(text(b.values['class']), 'zh') || a.name.localeCompare(b.name, 'zh'));
  const byId = new Map(all.map((one) => [one.id, one]));
  const words = { ...optionsIn(materials?.register), ...optionsIn(items?.register) };
  // the ways an item is handled and the form of a material are both called `form`
  const formWords = optionsIn(materials?.register)['form'];
  return {
    items: all,
    find: (id) => byId.get(id) ?? null,
    title: (key) => items?.register.fields.get(key)?.question.words.title ?? null,
    word: (key, code) => words[key]?.[code] ?? { zh: code, en: null },
    words: { ...words, ...(formWords && { materialForm: formWords }) },
    fields: items?.register.content.fields.map(({ key }) => key) ?? [],
  };
};

/** Reads the catalogue from its registers, whoever asks: what is published is for everybody. It is made anew when a row has changed. */
export const openCatalogue = (context: Pick<Context, 'registers'>): Context['catalogue'] => {
  const known = new Map<string, { items: WholeRegister | null; materials: WholeRegister | null; catalogue: Catalogue }>();
  return async (jurisdictionId) => {
    const before = known.get(jurisdictionId);
    const read = (code: string, was: WholeRegister | null | undefined) =>
      wholeRegister(context.registers.context, jurisdictionId, code, was ?? null);
    const [items, materials] = await Promise.all([read(itemsRegister, before?.items), read(materialsRegister, before?.materials)]);
    if (before && before.items === items && before.materials === materials) return before.catalogue;
    const catalogue = build(items, materials);
    known.set(jurisdictionId, { items, materials, catalogue });
    return catalogue;
  };
};
