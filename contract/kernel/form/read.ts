import { readPattern } from './pattern.ts';
import { type FormSchema, formLimits, type Question, type When } from './schema.ts';

/** A question with what it refers to, as it is asked. */
export interface Asked extends Omit<Question, 'when'> {
  readonly key: string;
  readonly required: boolean;
  readonly when: When | null;
  /** Null where it has no pattern. */
  readonly matches: ((text: string) => boolean) | null;
}

/** A form ready to be asked and answered: its questions in their order. */
export interface Form {
  readonly questions: readonly Asked[];
}

/** What a question or reference stands for; the refs that led in a circle or nowhere where it stands for nothing. */
export const followRefs = (
  schema: FormSchema,
  key: string,
): { question: Question } | { problem: 'ref_unknown' | 'ref_cycle' | 'ref_deep'; refs: string[] } => {
  let at = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  const refs: string[] = [];
  let own: Partial<Pick<Question, 'words' | 'when'>> = {};
  while (at !== undefined && '$ref' in at) {
    const { $ref: ref, words, when } = at;
    own = { ...(words && { words }), ...(when && { when }), ...own };
    if (refs.includes(ref)) return { problem: 'ref_cycle', refs: [...refs, ref] };
    refs.push(ref);
    if (refs.length > formLimits.refDepth) return { problem: 'ref_deep', refs };
    const name = /^#\/\$defs\/(.+)$/.exec(ref)?.[1];
    at = name !== undefined && schema.$defs && Object.hasOwn(schema.$defs, name) ? schema.$defs[name] : undefined;
  }
  return at === undefined ? { problem: 'ref_unknown', refs } : { question: { ...at, ...own } };
};

/**
 * Makes a form of a schema in which {@link ./check.ts} finds no problem.
 * @throws Error where it has one
 */
export const readForm = (schema: FormSchema): Form => ({
  questions: schema.order.map((key): Asked => {
    const found = followRefs(schema, key);
    if ('problem' in found) throw new Error(`question ${key}: ${found.problem} ${found.refs.join(' → ')}`);
    const { question } = found;
    const pattern = question.pattern === undefined ? null : readPattern(question.pattern);
    if (pattern && 'unreadableAt' in pattern) throw new Error(`question ${key}: unreadable pattern`);
    return {
      ...question,
      key,
      required: schema.required.includes(key),
      when: question.when ?? null,
      matches: pattern?.matches ?? null,
    };
  }),
});
