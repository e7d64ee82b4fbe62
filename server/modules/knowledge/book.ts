import { shanghaiDay } from '#contract/kernel/day.ts';
import { articlesRegister, type Topic, topics } from '#contract/knowledge/topics.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Cases } from '#modules/cases/index.ts';
import { type Registers, type WholeRegister, wholeRegister } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createRanking, type Ranking } from './domain/ranking.ts';
import type { Spelling } from './domain/search.ts';

/** An answer that is published. */
export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly open: boolean;
  readonly answer: string;
  readonly steps: readonly string[];
  readonly contacts: string | null;
  readonly source: string | null;
  readonly ownerId: string | null;
  /** Where it holds; null: everywhere. */
  readonly areaPath: string | null;
  readonly categoryCode: string | null;
  readonly reviewOn: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly updatedAt: Date;
  readonly spelling: Spelling;
}
/** The answers of a jurisdiction, ready to be looked through. */
export interface Book {
  readonly answers: readonly Answer[];
  readonly byId: ReadonlyMap<string, Answer>;
  readonly rank: Ranking;
}

/** For so long nobody asks whether an answer was written, milliseconds. */
const rest = 5_000;
const lines = (text: unknown): string[] =>
  typeof text === 'string'
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : [];
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Answers of each jurisdiction in memory, with what they are found by; read anew when some were written, at the latest after five seconds. */
export const createBooks = (
  kernel: Kernel,
  { cases, registers, territory }: { cases: Cases; registers: Registers; territory: Territory },
) => {
  const books = new Map<string, { askedAt: number; version: number; register: WholeRegister | null; book: Book }>();
  const make = async (jurisdictionId: string, rows: WholeRegister['rows']): Promise<{ version: number; book: Book }> => {
    const [config, { root }] = await Promise.all([cases.config(jurisdictionId), territory.snapshot(jurisdictionId)]);
    // by its name as people write it, or by its code
    const categories = new Map(config.categories.flatMap(({ name, code }) => [[name, code] as const, [code, code] as const]));
    const answers = rows.map(({ id, title, state, areaCode, values, changedAt, pinyin, initials }): Answer & { questions: string[] } => {
      const questions = [title, ...lines(values['questions'])];
      const [answer, steps] = [textOf(values['answer']) ?? '', lines(values['steps'])];
      return {
        id,
        title,
        topic: topics.find((one) => one === values['topic']) ?? 'other',
        open: state === 'open',
        answer,
        steps,
        contacts: textOf(values['contacts']),
        source: textOf(values['source']),
        ownerId: textOf(values['owner']),
        areaPath: areaCode === null || areaCode === root.code ? null : pathOfCode(areaCode),
        categoryCode: categories.get(textOf(values['category']) ?? '') ?? null,
        reviewOn: textOf(values['review_on']),
        from: textOf(values['valid_from']),
        to: textOf(values['valid_to']),
        updatedAt: changedAt,
        spelling: { title: title.toLowerCase(), text: [...questions, answer, ...steps].join('\n').toLowerCase(), pinyin, initials },
        questions,
      };
    });
    return { version: config.version, book: { answers, byId: new Map(answers.map((one) => [one.id, one])), rank: createRanking(answers) } };
  };
  return async (jurisdictionId: string): Promise<Book> => {
    const known = books.get(jurisdictionId);
    const now = kernel.clock.now().getTime();
    if (known && Math.abs(now - known.askedAt) < rest) return known.book;
    const register = await wholeRegister(registers.context, jurisdictionId, articlesRegister, known?.register);
    const { version } = await cases.config(jurisdictionId);
    if (known && known.register === register && known.version === version) {
      books.set(jurisdictionId, { ...known, askedAt: now });
      return known.book;
    }
    const made = await make(jurisdictionId, register?.rows ?? []);
    books.set(jurisdictionId, { register, askedAt: now, ...made });
    return made.book;
  };
};

/** Whether an answer holds on the day of a moment. */
export const holds = ({ from, to }: Pick<Answer, 'from' | 'to'>, now: Date): boolean => {
  const today = shanghaiDay(now);
  return (from === null || from <= today) && (to === null || today <= to);
};
