import type { ReactNode } from 'react';

/** A calm full-pane message: what is the matter, and what to do. `page`: nothing else stands on the page, so it carries the first heading. */
export const Notice = ({
  title,
  children,
  action,
  kind = 'plain',
  page = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  kind?: 'plain' | 'error';
  page?: boolean;
}) => (
  <div className="notice" role={kind === 'error' ? 'alert' : undefined}>
    <svg width="72" height="48" viewBox="0 0 72 48" aria-hidden="true" className="notice-mark">
      <path
        d="M8 8h24v14H8zM36 8h28v14H36zM8 26h14v14H8zM26 26h20v14H26zM50 26h14v14H50z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {kind === 'error' && <path d="M26 26h20v14H26z" fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="1.5" />}
    </svg>
    {page ? <h1>{title}</h1> : <h2>{title}</h2>}
    {children && <div className="notice-text">{children}</div>}
    {action && <div className="notice-action">{action}</div>}
  </div>
);
