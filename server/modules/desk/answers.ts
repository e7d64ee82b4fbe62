import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';

/** What somebody asks, as far as it is known. */
export interface Asked {
  readonly text: string;
  readonly categoryCode: string | null;
}
/** What may answer it, from one source. */
export interface KnownAnswer {
  readonly title: string;
  /** May hold placeholders of templates. */
  readonly text: string;
  /** How well it fits, 0–1. */
  readonly score: number;
  /** Names it within its source, which is told when it is taken over. */
  readonly ref?: string;
  /** What speaks for it: words that stand in both, and whether it is of the same category. */
  readonly why?: { readonly words: readonly string[]; readonly sameCategory: boolean };
}
/** Somewhere answers are known; modules add theirs when they open. */
export interface AnswerSource {
  /** `<module>.<what>`; its name stands under `answers.<what>` of the module’s words. */
  readonly code: string;
  /** Those that fit, by the viewer’s own rights. */
  suggest(viewer: Viewer, asked: Asked): Promise<readonly KnownAnswer[]>;
  /** Hears that somebody took one over. */
  readonly taken?: (tx: Tx, ref: string, at: Date) => Promise<void>;
}

/** More than these nobody reads before answering. */
const most = 6;

/** Where the desk looks for what it may answer. */
export const createAnswers = () => {
  const sources: AnswerSource[] = [];
  return {
    add: (source: AnswerSource): void => void sources.push(source),
    /** A source by its code; null where there is none. */
    source: (code: string): AnswerSource | null => sources.find((one) => one.code === code) ?? null,
    /** What may answer somebody, best first, each with its source. */
    suggest: async (viewer: Viewer, asked: Asked): Promise<(KnownAnswer & { source: string })[]> => {
      const found = await Promise.all(
        sources.map(async (source) => (await source.suggest(viewer, asked)).map((one) => ({ ...one, source: source.code }))),
      );
      return found
        .flat()
        .sort((a, b) => b.score - a.score)
        .slice(0, most);
    },
  };
};
export type Answers = ReturnType<typeof createAnswers>;
