import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sendWaiting } from '../store/outbox.ts';
import { useLive } from './live.ts';
import { isBarred, useMe } from './session.ts';

/** Follows the session on every page: live updates, what waits to be sent, and the one page that a temporary password or a missing second factor leaves open. */
export const Guard = () => {
  useLive();
  const me = useMe();
  const navigate = useNavigate();
  const here = useLocation({ select: (location) => location.pathname });
  const only = !me || !isBarred(me) ? null : me.account.mustChangePassword ? '/password' : '/second-factor';
  useEffect(() => {
    if (only && here !== only) void navigate({ to: only, replace: true });
  }, [only, here, navigate]);
  const ready = only ? undefined : me?.account.id;
  useEffect(() => {
    if (ready) void sendWaiting();
  }, [ready]);
  return null;
};
