import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { ScarceRoom } from '../../parts/scarce-room.tsx';
import { Empty } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import type { OutboxItem } from '../../store/database.ts';
import { useOutbox, useSent } from '../../store/outbox.ts';
import { useRoom } from '../../store/room.ts';
import { ForeignRow, OutboxRow } from './outbox-row.tsx';
import { bytesOf, megabytes } from './size.ts';

/** What has arrived within a day, of whoever is signed in. */
const Sent = () => {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const sent = useSent().filter(({ owner }) => owner === me?.account.id);
  if (sent.length === 0) return null;
  return (
    <section className="stack" aria-label={t('outbox.sentToday')}>
      <h2>{t('outbox.sentToday')}</h2>
      <ul className="list">
        {sent.map(({ id, what, title, page, at }) => {
          const words = (
            <>
              <Icon name="done" />
              <span className="grow tight">
                <span>
                  {what} · {title}
                </span>
                <span className="hint">{t('outbox.sentAt', { when: shortTime(new Date(at), i18n.language) })}</span>
              </span>
            </>
          );
          return (
            <li key={id}>
              {page ? (
                <a href={page} className="item">
                  {words}
                </a>
              ) : (
                <span className="item">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** What is written and not yet sent: it sends itself in this order; what was refused says why and has a way on. Below, what has arrived. */
export const OutboxPage = () => {
  const { t } = useTranslation();
  const items = useOutbox();
  const room = useRoom();
  const me = useMe();
  const isForeign = ({ owner }: OutboxItem): boolean => owner !== null && me != null && owner !== me.account.id;
  const others = [...new Set(items.filter(isForeign).map(({ owner }) => owner ?? ''))];
  const total = items.reduce((sum, item) => sum + bytesOf(item), 0);
  return (
    <Page title={t('outbox.title')} back>
      <ScarceRoom />
      {items.length === 0 ? (
        <Empty icon="outbox" title={t('outbox.empty')} text={t('outbox.emptyText')}>
          <Link to="/my" className="button">
            {t('my.title')}
          </Link>
        </Empty>
      ) : (
        <>
          <p className="hint">
            {t('outbox.text')} {t('outbox.total', { count: items.length, size: megabytes(total) })}
          </p>
          <ol className="stack">
            {items
              .filter((item) => !isForeign(item))
              .map((item) => (
                <OutboxRow key={item.id} item={item} all={items} />
              ))}
            {others.map((owner) => (
              <ForeignRow key={owner} owner={owner} count={items.filter((item) => item.owner === owner).length} />
            ))}
          </ol>
        </>
      )}
      <Sent />
      {room && <p className="hint">{t('outbox.room', { used: megabytes(room.used), free: megabytes(room.free) })}</p>}
    </Page>
  );
};
