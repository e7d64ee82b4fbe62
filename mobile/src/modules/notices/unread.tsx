import { useQuery } from '@tanstack/react-query';
import { isBarred, useMe } from '../../session/session.ts';
import { unreadQuery } from './queries.ts';
import '../../styles/notices.css';

/** How many notices are unread; nothing where there are none. */
export const Unread = () => {
  const me = useMe();
  const { data } = useQuery({ ...unreadQuery, enabled: !!me && !isBarred(me) });
  const unread = data?.unread ?? 0;
  return unread > 0 ? <span className="unread num">{unread > 99 ? '99+' : unread}</span> : null;
};
