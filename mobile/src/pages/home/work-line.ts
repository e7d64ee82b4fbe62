import type { Path } from '../../app-pages.ts';
import type { IconName } from '../../parts/icons.tsx';

/** A module's line among the work of whoever has a post: the default export of its `work-line.ts`. It comes with the first screen, so it stays small. */
export interface WorkLine {
  /** Place among the others, the smallest first. */
  readonly order: number;
  readonly to: Path;
  readonly params?: Readonly<Record<string, string>>;
  readonly icon: IconName;
  /** A key of the words that come with the phone. */
  readonly words: string;
  /** Whether to-dos of a kind are counted on the line. */
  readonly counts?: (kind: string) => boolean;
  /** For whom it is there; without: for everybody who has a post. */
  readonly shows?: (may: readonly string[], count: number) => boolean;
}
