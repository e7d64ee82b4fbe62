import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { labelOf, nameOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { isOffline } from '../../../api.ts';
import { AnswerBy } from '../../../cases/answer-by.tsx';
import { Clock } from '../../../cases/clock.tsx';
import { markSeen } from '../../../cases/seen.ts';
import { StepLine } from '../../../cases/step-line.tsx';
import { Timeline } from '../../../cases/timeline.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { Page } from '../../../parts/page.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';
import { Gallery } from '../../../photos/gallery.tsx';
import { caseQuery } from '../../../queries.ts';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { useMe } from '../../../session/session.ts';
import { useOutbox } from '../../../store/outbox.ts';
import { ActSheet } from './act-sheet.tsx';
import { forms, order } from './forms/index.ts';
import { Pending } from './pending.tsx';
import { Rated, Result } from './result.tsx';
import { Sections } from './sections.tsx';

/** What was reported, where and by whom. */
const Facts = ({ detail }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation();
  // a case kept by an earlier version has none
  const told = detail.answers ?? [];
  return (
    <section className="card" aria-label={t('case.what')}>
      <p className="plain">{detail.text}</p>
      <Gallery photos={detail.photos} />
      {told.length > 0 && (
        <dl className="told">
          {told.map(({ key, title, answer }) => (
            <div key={key}>
              <dt>{labelOf(title)}</dt>
              <dd>{labelOf(answer)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="row">
        <Icon name="pin" />
        <span className="grow">
          {detail.area.name}
          {detail.placeText && (
            <>
              <br />
              {detail.placeText}
            </>
          )}
        </span>
      </p>
      <p className="hint">
        {t('case.number')} <span className="whole">{detail.number}</span>
        {detail.category && <> · {nameOf(detail.category)}</>} · {shortTime(detail.createdAt, i18n.language)}
        {!detail.reporter.mine && (
          <> · {detail.reporter.anonymous ? t('cases:anonymous') : detail.reporter.name || t('case.callerUnknown')}</>
        )}
      </p>
      {detail.reporter.mine && detail.reporter.anonymous && <p className="hint">{t('case.anonymousMine')}</p>}
    </section>
  );
};

const Actions = ({ detail, blocked, onTake }: { detail: CaseDetail; blocked: readonly string[]; onTake: (action: CaseAction) => void }) => {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const allowed = order.filter((action) => detail.actions.includes(action) && !blocked.includes(action) && !forms[action].desk);
  if (allowed.length === 0) return null;
  const few = 4;
  const shown = all ? allowed : allowed.slice(0, few);
  return (
    <section className="bar" aria-label={t('case.actions')}>
      {detail.reopenUntil && detail.actions.includes('reopen') && (
        <p className="hint">{t('case.reopenUntil', { when: shortTime(detail.reopenUntil, i18n.language) })}</p>
      )}
      <div className={shown.length > 1 ? 'choice' : 'stack'}>
        {shown.map((action, at) => (
          <button
            key={action}
            type="button"
            className={at === 0 && forms[action].forward ? 'button main' : 'button'}
            onClick={() => onTake(action)}
          >
            {t(`act.go.${action}`)}
          </button>
        ))}
      </div>
      {allowed.length > few && !all && (
        <button type="button" className="button bare" onClick={() => setAll(true)}>
          {t('case.moreActions', { count: allowed.length - few })}
        </button>
      )}
    </section>
  );
};

/** One case for whoever may see it: the six steps, the result, what may be done now, and everything that happened. */
export const CasePage = () => {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const me = useMe();
  const question = useQuery({ ...caseQuery(caseId), enabled: me !== null && me !== undefined });
  const pending = useOutbox().filter((item) => item.caseId === caseId);
  const [action, setAction] = useState<CaseAction | null>(null);
  const detail = question.data;
  useEffect(() => {
    if (detail) markSeen(detail.id, detail.version);
  }, [detail]);

  if (me === null)
    return (
      <Page title={t('case.title')} back>
        <AskSignIn text={t('case.signIn')} />
      </Page>
    );
  if (!detail)
    return (
      <Page title={t('case.title')} back>
        {question.isError ? <Failure error={question.error} onRetry={() => void question.refetch()} /> : <Loading />}
      </Page>
    );
  const staff = !detail.reporter.mine;
  return (
    <Page title={detail.title} back>
      {question.isError && (
        <p className="bad" role="status">
          {t(isOffline(question.error) ? 'case.stale' : 'case.staleOther')}
        </p>
      )}
      {staff && (
        <div className="wrap">
          <span className="tag">{t(`cases:states.${detail.state}`)}</span>
          <Clock row={detail} />
          {detail.supervised && <span className="tag">{t('tasks.supervised')}</span>}
        </div>
      )}
      {pending.map((item) => (
        <Pending key={item.id} detail={detail} item={item} />
      ))}
      {staff && <Facts detail={detail} />}
      <Result detail={detail} />
      <section className="card" aria-label={t('steps.label')}>
        <StepLine state={detail.state} timeline={detail.timeline} />
        {!staff && <AnswerBy row={detail} />}
        {!staff && detail.type?.notice && <p className="hint">{labelOf(detail.type.notice)}</p>}
        {detail.handler && <p className="hint">{t('case.handler', { who: detail.handler.name })}</p>}
      </section>
      <Rated detail={detail} />
      {!staff && <Facts detail={detail} />}
      <Sections detail={detail} />
      <section className="stack" aria-label={t('case.timeline')}>
        <h2>{t('case.timeline')}</h2>
        <Timeline detail={detail} />
      </section>
      {detail.sealed && (
        <p className="hint row">
          <Icon name="lock" />
          <span>{t(detail.sealed.number === null ? 'case.sealed' : 'case.sealedUnder', { number: detail.sealed.number })}</span>
        </p>
      )}
      <Actions detail={detail} blocked={pending.map((item) => ('action' in item.body ? item.body.action : ''))} onTake={setAction} />
      {action && <ActSheet detail={detail} action={action} onClose={() => setAction(null)} />}
    </Page>
  );
};
