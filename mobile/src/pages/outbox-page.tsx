import { Link, useNavigate } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActBody } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { ScarceRoom } from '../parts/scarce-room.tsx';
import { Empty } from '../parts/states.tsx';
import { toast } from '../parts/toast.tsx';
import { useMe } from '../session/session.ts';
import type { OutboxItem } from '../store/database.ts';
import { hasDraft, takeBack } from '../store/draft.ts';
import { discard, sendAsNew, tryAgain, useOutbox } from '../store/outbox.ts';

/** Text a person wrote into an act or a report: it stays readable here whatever the server says. */
const writtenIn = (item: OutboxItem): string => {
  const body = item.body as { text?: string; reason?: string | null; words?: string };
  return body.text ?? body.reason ?? body.words ?? '';
};

/** What it is, in words. */
const whatOf = ({ kind, written, body }: OutboxItem): string =>
  written?.what ?? i18next.t(kind === 'report' ? 'outbox.report' : `act.titles.${(body as ActBody).action}`);

const Row = ({ item }: { item: OutboxItem }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const foreign = item.owner !== null && me != null && item.owner !== me.account.id;
  const needsSession = me === null || item.state === 'needs_session';
  const again = async (send: typeof tryAgain) => {
    if (!me) return void navigate({ to: '/sign-in', search: { next: '/outbox' } });
    setBusy(true);
    const outcome = await send(item, me.account.id);
    setBusy(false);
    if (outcome.status === 'sent') toast(t('outbox.sent'));
  };
  const edit = async () => {
    if ((await hasDraft()) && !window.confirm(t('outbox.confirmEdit'))) return;
    await takeBack(item).then(
      () => navigate({ to: '/report' }),
      () => toast(t('room.full')),
    );
  };
  const refused = item.state === 'refused';
  const taken = item.code === 'request.id_reused';
  const words = foreign
    ? t('outbox.otherAccount')
    : needsSession
      ? t('outbox.needsSession')
      : item.state === 'refused'
        ? t('outbox.refused', { message: item.message })
        : (item.message ?? t('outbox.waiting'));
  return (
    <li className="card">
      <div className="row">
        <Icon name={item.state === 'refused' ? 'unsure' : 'outbox'} />
        <div className="grow tight">
          <strong>
            {whatOf(item)} · {item.title}
          </strong>
          <span className="hint">
            {t('outbox.writtenAt', { when: shortTime(new Date(item.createdAt), i18n.language) })}
            {item.photos.length > 0 && <> · {t('draft.photos', { count: item.photos.length })}</>}
          </span>
        </div>
      </div>
      {writtenIn(item) && <p className="quote">{writtenIn(item)}</p>}
      <p className={item.state === 'refused' ? 'bad' : 'hint'}>{words}</p>
      <div className="wrap">
        {!foreign && !(refused && item.kind === 'act') && (
          <button type="button" className="button main" disabled={busy} onClick={() => void again(taken ? sendAsNew : tryAgain)}>
            {t(me === null ? 'signIn.short' : taken ? 'outbox.asNew' : 'outbox.now')}
          </button>
        )}
        {refused && item.kind === 'report' && (
          <button type="button" className="button" disabled={busy} onClick={() => void edit()}>
            {t('outbox.edit')}
          </button>
        )}
        {item.written && (
          <a href={item.written.page} className={refused ? 'button main' : 'button'}>
            {t('outbox.look')}
          </a>
        )}
        {item.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className={refused ? 'button main' : 'button'}>
            {t('outbox.lookAtCase')}
          </Link>
        )}
        <button
          type="button"
          className="button bare"
          disabled={busy}
          onClick={() => window.confirm(t('outbox.confirmDelete')) && void discard(item.id)}
        >
          {t('outbox.delete')}
        </button>
      </div>
    </li>
  );
};

/** What is written and not yet sent: it sends itself; what was refused says why and has a way on. */
export const OutboxPage = () => {
  const { t } = useTranslation();
  const items = useOutbox();
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
          <p className="hint">{t('outbox.text')}</p>
          <ul className="stack">
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
};
