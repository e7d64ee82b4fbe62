import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to a page of this app whose address a module told, without a new load: that would need a network. */
export const Go = ({ to, className, children }: { to: string; className: string; children: ReactNode }) => {
  const router = useRouter();
  return (
    <a
      href={to}
      className={className}
      onClick={(event) => {
        event.preventDefault();
        router.history.push(to);
      }}
    >
      {children}
    </a>
  );
};
