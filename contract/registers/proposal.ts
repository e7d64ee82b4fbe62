import { type Field, type RegisterContent, type RegisterState, registerContent, type Transition } from './content.ts';
import { type FieldType, optionOf, personalTypes, shapes } from './fields.ts';

/** A column of a table that is to become a field. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly type: FieldType;
  readonly unit: string | null;
  /** Of a choice: what its cells say. */
  readonly options: readonly string[];
  readonly required: boolean;
  /** Nothing below zero is expected there. */
  readonly natural: boolean;
  /** What its values are needed for, where they are personal. */
  readonly purpose: string | null;
}

/** The field a column becomes; a choice offers what stands in its cells. */
export const fieldOf = ({ key, title, type, unit, options, required, natural, purpose }: Column): Field => {
  const shape = structuredClone(shapes[type]);
  const values = options.map(optionOf);
  if (shape.enum) shape.enum = values;
  if (shape.items?.enum) shape.items = { ...shape.items, enum: values };
  const isChosen = type === 'choice' || type === 'choices';
  const isCounted = type === 'number' || type === 'money';
  const words = {
    // a sheet calls a column by its title and unit, so what is not counted has both in its title
    title: { zh: isCounted || unit === null ? title : `${title}（${unit}）`, en: null },
    ...(isChosen && { options: Object.fromEntries(options.map((option, i) => [values[i] ?? '', { zh: option, en: null }])) }),
  };
  return {
    key,
    type,
    question: { ...shape, ...(isCounted && natural && { minimum: 0 }), words },
    required,
    unit: isCounted ? unit : null,
    formula: null,
    register: null,
    gathered: null,
    personal: purpose === null && !personalTypes.includes(type) ? null : { purpose: purpose ?? title, months: null },
  };
};

/** A register of columns: its content as it is published, everything else as registers begin. */
export const contentOf = (
  title: string,
  columns: readonly Column[],
  of: Pick<RegisterContent, 'titleField' | 'areaField' | 'key'>,
  life: { readonly states: readonly RegisterState[]; readonly transitions: readonly Transition[] },
): RegisterContent => registerContent.parse({ title: { zh: title, en: null }, fields: columns.map(fieldOf), ...of, ...life });
