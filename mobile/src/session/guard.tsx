import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sendWaiting } from '../store/outbox.ts';
import { isBarred, useMe } from './session.ts';

/** Follows the session on every page: live updates, what waits to be sent, and the one page that a temporary password or a missing second factor leaves open. */
export const Guard = () => {
  const me = useMe();
  const navigate = useNavigate();
  const here = useLocation({ select: (location) => location.pathname });
  const only = !me || !isBarred(me) ? null : me.account.mustChangePassword ? '/password' : '/second-factor';
  useEffect(() => {
    if (only && here !== only) void navigate({ to: only, replace: true });
  }, [only, here, navigate]);
  // nobody, too, is known by then: a bound phone sends without a session
  const ready = only || me === undefined ? undefined : (me?.account.id ?? '');
  useEffect(() => {
    if (ready !== undefined) void sendWaiting();
    // whoever has no account has no stream; to somebody barred it is refused
    if (!ready) return;
    let close: (() => void) | null = null;
    let following = true;
    void import('./live.ts').then(
      ({ followLive }) => {
        if (following) close = followLive(ready);
      },
      () => undefined,
    );
    return () => {
      following = false;
      close?.();
    };
  }, [ready]);
  return null;
};
