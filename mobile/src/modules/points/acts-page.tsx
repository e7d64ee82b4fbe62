import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as pointsApi from '#client/endpoints/points.ts';
import type { OwnEarned } from '#contract/points/objections.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { actsQuery } from './queries.ts';

/** My acts and what each earned, also where that is nothing, with why; what seems wrong is objected to here. */
export const ActsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('earned.title')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('earned.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(actsQuery);
  return (
    <Cards list={list} empty={<Empty icon="leaf" title={t('earned.none')} text={t('earned.noneText')} />}>
      {(one) => <ActCard key={one.id} act={one} />}
    </Cards>
  );
};

const ActCard = ({ act: one }: { act: OwnEarned }) => {
  const { t } = useTranslation();
  const act = useAct('points');
  const [writing, setWriting] = useState(false);
  const [words, setWords] = useState('');
  const send = (): void =>
    void act
      .run(`object ${words.trim()}`, (id) =>
        call(pointsApi.objectToEarned, { params: { earnedId: one.id }, body: { id, words: words.trim() } }),
      )
      .then((done) => {
        if (!done) return;
        toast(t('earned.objected'));
        setWriting(false);
      });
  const { objection } = one;
  const name = `${one.title} ${one.on}`;
  return (
    <section className="card stack" aria-label={name}>
      <span className="row">
        <span className="grow tight">
          <strong>{one.title}</strong>
          <span className="small soft">
            {one.on} ·{' '}
            {one.unit === 'minutes' ? t('earned.hours', { count: one.quantity / 60 }) : t('earned.times', { count: one.quantity })}
          </span>
        </span>
        <span className="tag">{t(`earned.states.${one.state}`, { count: one.points })}</span>
      </span>
      <p className="small">{one.takenBack ? t('earned.takenBack', { reason: one.takenBack }) : t(`earned.why.${one.why}`)}</p>
      {one.rule && (
        <p className="small soft">
          {t(one.rule.version === 0 ? 'earned.ruleShipped' : 'earned.rule', { title: labelOf(one.rule.title), version: one.rule.version })}
        </p>
      )}
      {objection && (
        <p className="small">
          {t('earned.objection', { words: objection.words })}
          <br />
          {objection.decision ? t(`earned.decided.${objection.decision}`, { answer: objection.answer ?? '' }) : t('earned.waits')}
        </p>
      )}
      {objection === null && one.state !== 'reversed' && (
        <button type="button" className="button bare" aria-label={t('earned.objectTo', { name })} onClick={() => setWriting(true)}>
          {t('earned.object')}
        </button>
      )}
      {writing && (
        <Sheet title={t('earned.object')} onClose={() => setWriting(false)}>
          <label className="field">
            <span>{t('earned.words')}</span>
            <textarea className="input" rows={4} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
          </label>
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null || words.trim().length < 2} onClick={send}>
            {t('earned.send')}
          </button>
        </Sheet>
      )}
    </section>
  );
};
