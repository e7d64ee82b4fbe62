/** Something that keeps a rule where many act at once or ask for what is not theirs, and the test that must fail without it. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  /** The guard as it stands in the file, exactly once. */
  readonly text: string;
  /** What stands there when the guard is taken away. */
  readonly without: string;
  readonly test: string;
  readonly title: string;
  /** What the test then says, where that is no failed expectation: the error of the database, for example. */
  readonly says?: RegExp;
  /** Tried at every change, in seconds; the others by hand. */
  readonly quick?: true;
}

export interface Verdict {
  readonly verdict: 'noticed' | 'UNNOTICED' | 'NOT RUN';
  /** First line of what the test said. */
  readonly said: string;
}

/** The parts of vitest's report that are read here. */
export interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** Takes the guard out of its file's text. @throws when the text does not stand there exactly once */
export const takeAway = (guard: Guard, text: string): string => {
  const parts = text.split(guard.text);
  if (parts.length !== 2) throw new Error(`${guard.name}: the text stands ${parts.length - 1} times in ${guard.file}`);
  return parts.join(guard.without);
};

/**
 * What became of the test without its guard: noticed when an expectation failed, or what the guard foretells was said. A program that does
 * not load, or a test that fails of something else, proves nothing.
 */
export const judge = (guard: Guard, report: Report | null): Verdict => {
  const found = report?.testResults.flatMap((one) => one.assertionResults).filter(({ title }) => title === guard.title) ?? [];
  const messages = found.flatMap(({ failureMessages }) => failureMessages ?? []);
  const said = messages[0]?.split('\n')[0] ?? '';
  const says = guard.says ?? /^(AssertionError|Error: promise resolved)/;
  if (messages.some((text) => says.test(text))) return { verdict: 'noticed', said };
  return { verdict: found.length > 0 && found.every(({ status }) => status === 'passed') ? 'UNNOTICED' : 'NOT RUN', said };
};
