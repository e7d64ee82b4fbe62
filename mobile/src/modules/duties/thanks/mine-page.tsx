import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as dutiesApi from '#client/endpoints/duties.ts';
import type { OwnThanks } from '#contract/duties/api.ts';
import { call } from '../../../api.ts';
import { Cards } from '../../../parts/more.tsx';
import { Page } from '../../../parts/page.tsx';
import { Empty, FormError, Loading } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { useMe } from '../../../session/session.ts';
import { Shows } from '../../../thanks/shows.tsx';
import { myThanksQuery } from '../queries.ts';

/** Thanks one gave or was given, and whether they may be shown. */
export const MyThanksPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('thanks.mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('thanks.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(myThanksQuery);
  return (
    <Cards list={list} empty={<Empty icon="leaf" title={t('thanks.noneMine')} text={t('thanks.noneMineText')} />}>
      {(one) => <Card key={one.id} thanks={one} />}
    </Cards>
  );
};

const Card = ({ thanks: one }: { thanks: OwnThanks }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('thanks');
  const [shows, setShows] = useState(one.shows);
  const say = async (agree: boolean): Promise<void> => {
    const done = await run(`agree ${agree} ${shows}`, (id) =>
      call(dutiesApi.agreeToThanks, { params: { thanksId: one.id }, body: { id, agree, shows } }),
    );
    if (done) toast(t(agree ? 'thanks.agreed' : 'thanks.takenDown'));
  };
  return (
    <article className="card stack" aria-label={one.title}>
      <p className="small soft">
        {t(`thanks.sides.${one.side}`, { title: one.title })} <span className="tag">{t(`thanks.states.${one.state}`)}</span>
      </p>
      <p className="plain">{one.words}</p>
      {one.reason && <p className="small">{one.reason}</p>}
      <Shows value={shows} onChange={setShows} />
      <FormError error={error} />
      {(one.agreed !== true || shows !== one.shows) && (
        <button type="button" className="button main wide" disabled={busy !== null} onClick={() => void say(true)}>
          {t(one.agreed === true ? 'thanks.showAnew' : 'thanks.agree')}
        </button>
      )}
      {one.agreed !== false && (
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => void say(false)}>
          {t(one.agreed === true ? 'thanks.takeDown' : 'thanks.decline')}
        </button>
      )}
    </article>
  );
};
