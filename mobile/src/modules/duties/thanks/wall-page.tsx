import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as dutiesApi from '#client/endpoints/duties.ts';
import type { ShownThanks } from '#contract/duties/api.ts';
import { call } from '../../../api.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Cards } from '../../../parts/more.tsx';
import { Page } from '../../../parts/page.tsx';
import { Sheet } from '../../../parts/sheet.tsx';
import { Empty, FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMe } from '../../../session/session.ts';
import { wallQuery } from '../queries.ts';

/** The wall of thanks, for everybody: words that both sides let be shown, without photos. */
export const WallPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const list = useInfiniteQuery(wallQuery);
  const [doubtful, setDoubtful] = useState<ShownThanks | null>(null);
  const known = me !== null && me !== undefined && !me.account.anonymous;
  return (
    <Page title={t('thanks.title')} back>
      <nav className="list" aria-label={t('thanks.mine')}>
        <Link to="/thanks/$" params={{ _splat: 'mine' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('thanks.mine')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      <p className="hint">{t('thanks.lead')}</p>
      <Cards list={list} empty={<Empty icon="leaf" title={t('thanks.none')} text={t('thanks.noneText')} />}>
        {(one) => (
          <article key={one.id} className="card stack" aria-label={one.title}>
            <p className="plain">{one.words}</p>
            <p className="small">
              {t('thanks.by', {
                from: one.from ?? t('thanks.somebody'),
                to: one.to.join(t('comma')) || t('thanks.somebodyKind'),
                title: one.title,
              })}
            </p>
            <p className="small soft row">
              <span className="grow">{`${one.area.name} · ${one.day}`}</span>
              {known && (
                <button type="button" className="button" onClick={() => setDoubtful(one)}>
                  {t('thanks.report')}
                </button>
              )}
            </p>
          </article>
        )}
      </Cards>
      {doubtful && <Report thanks={doubtful} onClose={() => setDoubtful(null)} />}
    </Page>
  );
};

const Report = ({ thanks, onClose }: { thanks: ShownThanks; onClose: () => void }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('thanks');
  const [words, setWords] = useState('');
  const send = async (): Promise<void> => {
    const done = await run('report', (id) =>
      call(dutiesApi.reportThanks, { params: { thanksId: thanks.id }, body: { id, reason: words.trim() } }),
    );
    if (!done) return;
    toast(t('thanks.reported'));
    onClose();
  };
  return (
    <Sheet title={t('thanks.report')} onClose={onClose}>
      <label className="stack">
        <span>{t('thanks.reportWhy')}</span>
        <textarea className="input" rows={3} maxLength={200} value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy !== null || words.trim().length < 2} onClick={() => void send()}>
        {t('thanks.reportSend')}
      </button>
    </Sheet>
  );
};
