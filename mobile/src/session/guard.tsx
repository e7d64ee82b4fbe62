import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sendWaiting } from '../store/outbox.ts';
import { useLive } from './live.ts';
import { useMe } from './session.ts';

/** Follows the session on every page: live updates, what waits to be sent, and the one page that a temporary password leaves open. */
export const Guard = () => {
  useLive();
  const me = useMe();
  const navigate = useNavigate();
  const here = useLocation({ select: (location) => location.pathname });
  const must = me?.account.mustChangePassword ?? false;
  useEffect(() => {
    if (must && here !== '/password') void navigate({ to: '/password', replace: true });
  }, [must, here, navigate]);
  const ready = must ? undefined : me?.account.id;
  useEffect(() => {
    if (ready) void sendWaiting();
  }, [ready]);
  return null;
};
