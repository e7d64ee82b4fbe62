import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as casesApi from '#client/endpoints/cases.ts';
import type { FollowedCase } from '#contract/cases/alike.ts';
import { nameOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';

/** What somebody follows without having reported it: where it stands, and nothing of a person. */
export const FollowedPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('followed.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: ['followed'], queryFn: ({ signal }) => call(casesApi.listFollowed, {}, signal) });
  if (list.isPending) return <Loading />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <Empty icon="list" title={t('followed.none')} text={t('followed.noneText')} />;
  return list.data.items.map((one) => <One key={one.id} one={one} />);
};

const One = ({ one }: { one: FollowedCase }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('followed');
  const title = one.category ? nameOf(one.category) : one.area;
  const stop = (): void =>
    void act
      .run(`stop ${one.id}`, (id) => call(casesApi.followCase, { params: { caseId: one.id }, body: { id, on: false } }))
      .then((good) => good && toast(t('followed.stopped')));
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="small soft">
        {one.area} · {one.number}
      </p>
      <p>
        <strong>{t(`cases:states.${one.state}`)}</strong> <span className="small soft">{shortTime(one.since, i18n.language)}</span>
      </p>
      {one.handler && <p className="small">{t('followed.handler', { name: one.handler })}</p>}
      {one.answer && <p className="plain">{one.answer}</p>}
      <FormError error={act.error} />
      <button type="button" className="button" disabled={act.busy !== null} onClick={stop}>
        {t('followed.stop')}
      </button>
    </section>
  );
};
