import type { WorkLine, WorkLines } from '#contract/territory/lines.ts';
import { workLineCode } from '#contract/territory/lines.ts';

/** Most lines of work a jurisdiction may have. */
export const mostLines = 20;

/** A line of work as it is being changed; one that is new has no code before it is saved. */
export interface DraftLine {
  /** Tells rows apart while they move; a UUID for a new one. */
  readonly key: string;
  readonly code: string | null;
  readonly zh: string;
  readonly en: string;
}

/** Unsaved changes: what stood after each of them, the saved lines first. */
export interface Draft {
  readonly steps: readonly (readonly DraftLine[])[];
  /** Field that was typed in last, so that its letters are one step. */
  readonly typed: string;
}

/** The lines of a draft as they stand now. */
export const standing = (draft: Draft): readonly DraftLine[] => draft.steps.at(-1) ?? [];

/** A draft without changes. */
export const draftOf = ({ items }: WorkLines): Draft => ({
  steps: [items.map(({ code, name }) => ({ key: code, code, zh: name.zh, en: name.en ?? '' }))],
  typed: '',
});

/** A draft after one more change; `typed` names the field when the change is a letter typed into it. */
export const changed = (draft: Draft, lines: readonly DraftLine[], typed = ''): Draft => ({
  steps: [...(typed !== '' && typed === draft.typed ? draft.steps.slice(0, -1) : draft.steps), lines],
  typed,
});

/** A draft without its last change. */
export const undone = (draft: Draft): Draft => (draft.steps.length > 1 ? { steps: draft.steps.slice(0, -1), typed: '' } : draft);

/** Lines with one of them a place further up or down. */
export const moved = (lines: readonly DraftLine[], at: number, by: -1 | 1): DraftLine[] => {
  const next = [...lines];
  const [line] = next.splice(at, 1);
  if (line) next.splice(at + by, 0, line);
  return next;
};

/** What is wrong with each line: it has no name, or that of another before it. */
export const problemsIn = (lines: readonly DraftLine[]): ('unnamed' | 'twice' | null)[] => {
  const names = lines.map(({ zh }) => zh.trim());
  return names.map((name, at) => (name === '' ? 'unnamed' : names.indexOf(name) < at ? 'twice' : null));
};

/**
 * Lines as they are sent, the same however often. A new line gets the words of its English name as code; where that is missing or taken, a code never used before,
 * since what has ended still carries the codes of its day.
 */
export const itemsOf = (lines: readonly DraftLine[]): WorkLine[] => {
  const taken = new Set(lines.map(({ code }) => code));
  return lines.map(({ key, code, zh, en }) => {
    const words =
      en
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join('_') ?? '';
    const own = code ?? (workLineCode.safeParse(words).success && !taken.has(words) ? words : `line_${key.replaceAll('-', '')}`);
    taken.add(own);
    return { code: own, name: { zh: zh.trim(), en: en.trim() || null } };
  });
};
