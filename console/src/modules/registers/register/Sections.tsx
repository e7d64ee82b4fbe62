import type { ComponentType } from 'react';
import type { RowDetail } from '#contract/registers/api.ts';
import { sectionsOf } from '#ui/beside.tsx';

/** What a module adds to a row of registers it knows; nothing where it has nothing to say about the row. */
export type RowSection = ComponentType<{ row: RowDetail }>;

/** The default export of each module's `row-section.tsx`. */
export const Sections = sectionsOf<{ row: RowDetail }>(import.meta.glob<{ default: RowSection }>('../../*/row-section.tsx'));
