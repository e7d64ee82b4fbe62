import type { ReactNode } from 'react';

/** A field with its words above it. */
export const Field = ({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) => (
  <div className={wide ? 'care-field care-wide' : 'care-field'}>
    <span aria-hidden="true">{label}</span>
    {children}
  </div>
);
