import type { ComponentType, ReactNode } from 'react';
import { sectionsOf as sections } from '#ui/beside.tsx';
import { wantWords } from '../words.ts';

/** A file by which a module adds a section to a page of another. */
export interface SectionFile<P extends object = object> {
  readonly default: ComponentType<P>;
  /** Files of words it needs. */
  readonly words?: readonly string[];
}

/** The phone's sections of a page: each comes with its words. @param meanwhile stands for each that is on its way */
export const sectionsOf = <P extends object>(
  files: Record<string, () => Promise<SectionFile<P>>>,
  meanwhile: ReactNode = null,
): ComponentType<P> => sections(files, ({ words = [] }) => wantWords(words), meanwhile);
