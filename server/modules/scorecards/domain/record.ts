import type { Fact } from './figures.ts';
import type { Line, Result } from './score.ts';

/** One subject's score as it was found. */
export interface ScoreRecord extends Omit<Result, 'key' | 'lines'> {
  readonly subject: string;
  readonly name: string;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly lines: Readonly<Record<string, Line>>;
}
