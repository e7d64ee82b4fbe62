import { type Format, optionPattern, type Question } from '../kernel/form/schema.ts';

/**
 * Types of a register's fields: the one list of definitions, forms, imports and guesses about files. A field is a question of the kit's forms
 * with a type that says what its values are for lists, links and sheets; {@link shapes} says which question fits.
 */
export const fieldTypes = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'period',
  'choice',
  'choices',
  'yes_no',
  'phone',
  'identity_number',
  'credit_code',
  'person',
  'organisation',
  'area',
  'place',
  'case',
  'row',
  'file',
  'photo',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A year, half, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-11. Sorted as text they stand in order within their kind. */
export const periodPattern = '^\\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';
const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** A question without its words and branching. */
type Shape = Omit<Question, 'words' | 'when'>;
const text = (format: Format): Shape => ({ type: 'string', format });

/** The question of a type as it begins; bounds, options and patterns may be added where the kit knows them for it. */
export const shapes: Readonly<Record<FieldType, Shape>> = {
  text: { type: 'string' },
  long_text: text('long-text'),
  number: { type: 'number' },
  money: { type: 'integer', format: 'money' },
  date: text('date'),
  period: { type: 'string', pattern: periodPattern },
  choice: { type: 'string', enum: [] },
  choices: { type: 'array', items: { type: 'string', enum: [] }, uniqueItems: true },
  yes_no: { type: 'boolean' },
  phone: text('phone'),
  identity_number: text('identity-number'),
  credit_code: text('credit-code'),
  person: text('person'),
  organisation: text('organisation'),
  area: text('area'),
  place: text('place'),
  case: { type: 'string', pattern: uuidPattern },
  row: text('row'),
  file: { type: 'array', items: { type: 'string', format: 'file' } },
  photo: { type: 'array', items: { type: 'string', format: 'photo' } },
};

/** Whether a question is one of a type: same kind of value, whatever bounds, options and words it has. */
export const fits = (type: FieldType, q: Question): boolean => {
  const shape = shapes[type];
  const isWhole = type === 'number' && q.type === 'integer' && q.format === undefined;
  return (
    (q.type === shape.type || isWhole) &&
    q.format === shape.format &&
    (q.enum === undefined) === (shape.enum === undefined) &&
    (q.items?.enum === undefined) === (shape.items?.enum === undefined) &&
    q.items?.format === shape.items?.format &&
    (shape.pattern === undefined || q.pattern === shape.pattern)
  );
};

/** The type a question has of itself, for those that somebody designs with the kit's designer; text where nothing else is said. */
export const typeOf = (q: Question): FieldType =>
  fieldTypes.find((type) => type !== 'text' && shapes[type].pattern !== undefined && q.pattern === shapes[type].pattern) ??
  fieldTypes.find((type) => shapes[type].pattern === undefined && fits(type, q)) ??
  'text';

/** What a field's value is kept as for filters and order: a text, a number, or nothing where it is only shown. */
export const slotKinds: Readonly<Record<FieldType, 't' | 'n' | null>> = {
  text: 't',
  long_text: null,
  number: 'n',
  money: 'n',
  date: 'n',
  period: 't',
  choice: 't',
  choices: null,
  yes_no: 't',
  phone: 't',
  identity_number: 't',
  credit_code: 't',
  person: 't',
  organisation: 't',
  area: 't',
  place: 't',
  case: 't',
  row: 't',
  file: null,
  photo: null,
};
/** How many fields of each kind of value a register may filter, sort and group by. */
export const slotLimits = { t: 16, n: 12 } as const;

/** Types whose value names something that stands elsewhere and is followed there. */
export const linkTypes = ['person', 'organisation', 'area', 'place', 'case', 'row'] as const satisfies readonly FieldType[];
export type LinkType = (typeof linkTypes)[number];
export const isLink = (type: FieldType): type is LinkType => (linkTypes as readonly FieldType[]).includes(type);

/** Types whose words the search finds, unless they are personal. */
export const searchedTypes: readonly FieldType[] = ['text', 'long_text', 'credit_code'];

/** Types that are taken for personal unless a field says otherwise: they name or reach one human being. */
export const personalTypes: readonly FieldType[] = ['phone', 'identity_number'];

/** A value for an option that came as a word: its letters where it has any, else a number in its order. */
export const optionOf = (word: string, at: number): string => (optionPattern.test(word) ? word : `o${at + 1}`);
