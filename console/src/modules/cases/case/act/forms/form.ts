import type { ComponentType } from 'react';
import type { CaseDetail, UploadedPhoto } from '#contract/cases/api.ts';

/** What a form of an act holds; fields of its own beside the common ones. */
export interface ActValues {
  readonly reason?: string;
  readonly text?: string;
  readonly photos?: UploadedPhoto[];
  readonly [field: string]: unknown;
}

/** The words an act asks for: a reason it needs or takes, or a text of at least so many characters and at most so many. */
export type Words = 'must' | 'may' | 'none' | { readonly min: number; readonly max: number };

/** How one action of the catalogue is asked for. */
export interface ActForm {
  /** Its key, the same on every case: figures along the way of a case, letters for what turns it or adds to it. */
  readonly key: string;
  readonly words: Words | ((data: CaseDetail) => Words);
  /** Key of a sentence below a reason it needs. */
  readonly why?: string;
  readonly photos?: true;
  /** Its form usually needs nothing more: Enter takes it. */
  readonly ready?: true;
  /** It turns the case back: its button stands last. */
  readonly turns?: true;
  /** It cannot be taken back, or only by somebody else’s act: its form says so, in words under `act.final`. */
  readonly ends?: true;
  /** The timeline shows what it carried. */
  readonly tells?: true;
  readonly wide?: true;
  /** Fields of its own, before the words. */
  readonly Fields?: ComponentType<{ data: CaseDetail }>;
  /** Sensible first values: what the case already knows. */
  readonly start?: (data: CaseDetail) => Record<string, unknown>;
  /** Its own part of the request, beside reason, text and photos. */
  readonly body?: (values: ActValues, data: CaseDetail) => Record<string, unknown>;
}
