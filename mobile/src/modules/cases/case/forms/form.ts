import type { ComponentType } from 'react';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { ActDraft } from '../../../../store/database.ts';

export interface ExtraProps {
  readonly detail: CaseDetail;
  readonly fields: ActDraft['fields'];
  readonly change: (part: ActDraft['fields']) => void;
}

/** What an act asks for besides words and photos. */
export interface Extra {
  readonly Fields: ComponentType<ExtraProps>;
  /** Whether its fields follow the words. */
  readonly after?: true;
  /** Key of what is still missing; null when nothing is. */
  readonly missing: (fields: ActDraft['fields'], detail: CaseDetail) => string | null;
  /** Its own part of the request. @param written the words, where it takes them into its part */
  readonly body: (fields: ActDraft['fields'], detail: CaseDetail, written: string | null) => Record<string, unknown>;
}

/** What the form of an act asks. Mirrors the fields of the contract's action; the server has the last word. */
export interface ActForm {
  /** Field that carries the words. */
  readonly words: 'reason' | 'text' | 'none';
  readonly required: boolean;
  readonly min: number;
  readonly max: number;
  readonly photos: boolean;
  readonly extra?: Extra;
  /** It is done at a desk, where more is to be seen than a phone shows. */
  readonly desk?: true;
  /** It moves a case on: only such get the strong button. */
  readonly forward?: true;
  /** It has ready phrases, kept in the words under `phrases`. */
  readonly phrased?: true;
  /** It has a sentence that explains it, under `act.explain`. */
  readonly explained?: true;
  /** Keys of words of its own, where the usual ones do not say it. */
  readonly label?: string;
  readonly photosLabel?: string;
  readonly send?: string;
}
