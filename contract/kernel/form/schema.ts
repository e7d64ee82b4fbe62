/**
 * Forms: questions that somebody designs and others answer. A form is a JSON Schema (2020-12) of a documented subset, in which words, order
 * and branching stand as annotations of our own: `words`, `order`, `when`. It is interpreted, the same way on the server and on every page;
 * no code is made of it. What a schema may say is here, what makes it usable in `check.ts`, what answers it takes in `answers.ts`.
 */

/** Chinese always, English where known: people who read English see the Chinese otherwise. */
export interface Label {
  zh: string;
  en: string | null;
}

/** What a text or number means beyond its type. Without a format a text is one line. */
export const formats = [
  'long-text',
  'date',
  'phone',
  'identity-number',
  'credit-code',
  /** An integer of fen (1/100 yuan). */
  'money',
  /** Code of an area. */
  'area',
  /** Ids of a person, a place, an organisation. */
  'person',
  'place',
  'organisation',
  /** Id of a row of the register that `among` names. */
  'row',
  /** Ids of uploaded files, in an array. */
  'file',
  'photo',
] as const;
export type Format = (typeof formats)[number];

/** Formats whose answers name something that is kept elsewhere: it is chosen from what the person may see, and told by its name. */
export const referenceFormats = ['area', 'organisation', 'person', 'place', 'row'] as const satisfies readonly Format[];
export type ReferenceFormat = (typeof referenceFormats)[number];
export const isReferenceFormat = (format: Format | undefined): format is ReferenceFormat =>
  (referenceFormats as readonly (Format | undefined)[]).includes(format);

/** A question is asked when the answer to an earlier one is among these: options of a choice, `true` or `false` of a yes or no. */
export interface When {
  question: string;
  is: (string | boolean)[];
}

export interface QuestionWords {
  title: Label;
  help?: Label | undefined;
  /** By value, for each option. */
  options?: Record<string, Label> | undefined;
}

/** One question. Which keywords go with which type is for {@link ./check.ts} to say. */
export interface Question {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  words: QuestionWords;
  format?: Format | undefined;
  /** Values of the options of which one is chosen. */
  enum?: string[] | undefined;
  /** An array: the options of which several are chosen, or what the files are. */
  items?: { type: 'string'; enum?: string[] | undefined; format?: 'file' | 'photo' | undefined } | undefined;
  uniqueItems?: true | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  /** Of the subset of `pattern.ts`; the whole text must match. */
  pattern?: string | undefined;
  /** Of a row: the code of its register. */
  among?: string | undefined;
  when?: When | undefined;
}

/** A question that is described once under `$defs` and asked in several places; its own words and `when` win. */
export interface Reference {
  $ref: string;
  words?: QuestionWords | undefined;
  when?: When | undefined;
}

export interface FormSchema {
  type: 'object';
  properties: Record<string, Question | Reference>;
  /** Keys of all questions, in the order in which they are asked. */
  order: string[];
  /** Keys of questions that must be answered where they are asked. */
  required: string[];
  $defs?: Record<string, Question | Reference> | undefined;
}

/** Answers by question; what was not answered is absent. */
export type Answer = string | number | boolean | string[];
export type Answers = Record<string, Answer>;

/** How large forms and answers may become. */
export const formLimits = {
  questions: 100,
  options: 100,
  /** Characters of a schema and of all answers as JSON. */
  schemaLength: 64_000,
  answersLength: 32_000,
  /** References that lead to one another. */
  refDepth: 8,
  titleMax: 100,
  helpMax: 300,
  /** Characters of a text without `maxLength`, and of one with several lines. */
  textMax: 200,
  longTextMax: 2000,
  items: 50,
  /** Files or photos of one answer. */
  files: 9,
} as const;

/** Keys of questions and of what stands under `$defs`, and values of options. */
export const keyPattern = /^[a-z][a-zA-Z0-9_]{0,39}$/;
export const optionPattern = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}$/;
