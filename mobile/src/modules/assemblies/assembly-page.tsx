import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { platformNow } from '#client/clock.ts';
import * as assembliesApi from '#client/endpoints/assemblies.ts';
import type { MyAssembly } from '#contract/assemblies/phone.ts';
import { squareMetres } from '#ui/figures.ts';
import { endTime, fullDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { ProveForm } from './prove-form.tsx';
import { assemblyQuery } from './queries.ts';

/** What an owner can still do something about. */
const proving: readonly string[] = ['noticed', 'voting', 'counted', 'objecting'];

/** An assembly as an owner sees it: what is decided, the own units, the ballot, the result. */
export const AssemblyPage = () => {
  const { t } = useTranslation();
  const { assemblyId } = useParams({ from: '/assemblies/$assemblyId' });
  const me = useMe();
  const found = useQuery({ ...assemblyQuery(assemblyId), enabled: !!me });
  return (
    <Page title={t('assemblies.title')} back>
      {me === null ? (
        <AskSignIn text={t('assemblies.signIn')} />
      ) : found.data ? (
        <Shown a={found.data} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
};

const Shown = ({ a }: { a: MyAssembly }) => {
  const { t, i18n } = useTranslation();
  return (
    <>
      <section className="card stack">
        <h2>{a.title}</h2>
        <p>
          <strong>{t(`assemblies.states.${a.state}`)}</strong> · {a.where}
        </p>
        <p>{t('assemblies.span', { from: fullDay(a.opensAt, i18n.language), to: endTime(a.closesAt, i18n.language) })}</p>
        {a.endReason && <p>{a.endReason}</p>}
      </section>
      {!a.proven && proving.includes(a.state) && <ProveForm askable={a.askable} />}
      {a.entries.length > 0 && <Ballots a={a} />}
      <section className="card stack" aria-label={t('assemblies.items')}>
        <h2>{t('assemblies.items')}</h2>
        {a.items.map((one, i) => {
          const result = a.results.find(({ id }) => id === one.id);
          return (
            <article key={one.id} className="stack">
              <h3>
                {i + 1}. {one.title}
                {result && ` · ${t(result.passed ? 'assemblies.passed' : 'assemblies.failed')}`}
              </h3>
              {one.text && <p>{one.text}</p>}
              {result ? (
                <ul>
                  {result.sentences.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              ) : (
                <>
                  {one.options.length > 0 && (
                    <p>{t('assemblies.atMost', { most: one.most, options: one.options.map(({ label }) => label).join(t('comma')) })}</p>
                  )}
                  <p className="small soft">
                    {!one.objectors && t('assemblies.quorum')}
                    {t(`assemblies.takes.${one.objectors ? 'dissent' : one.of === 'due' && one.takes !== 'everybody' ? 'due' : one.takes}`)}
                    {' · '}
                    {one.source}
                  </p>
                </>
              )}
            </article>
          );
        })}
        <p className="small soft">{a.silence}</p>
      </section>
      {(a.mayObject || a.objected) && <Objection a={a} />}
      {a.notices.length > 0 && (
        <section className="card stack" aria-label={t('assemblies.notices')}>
          <h2>{t('assemblies.notices')}</h2>
          {a.notices.map((one) => (
            <a key={one.code} href={`/open/notice/${one.code}`}>
              {one.title}
            </a>
          ))}
        </section>
      )}
      <Link to="/owned" className="button wide">
        {t('assemblies.owned')}
      </Link>
    </>
  );
};

/** The own units, each with its one ballot. */
const Ballots = ({ a }: { a: MyAssembly }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('assemblies');
  const open = a.state === 'voting' && Date.parse(a.closesAt) > platformNow().getTime();
  const left = a.entries.filter((one) => one.mine && !one.voted).length;
  const take = (key: string): void =>
    void run(`take ${key}`, (id) => call(assembliesApi.takeMyBallot, { params: { assemblyId: a.id }, body: { id, key } }));
  return (
    <section className="card stack" aria-label={t('assemblies.mine')}>
      <h2>{t('assemblies.mine')}</h2>
      {a.entries.map((one) => (
        <div key={one.key} className="stack">
          <p>
            <strong>{one.label}</strong> · {t('assemblies.squares', { n: squareMetres(one.area) })} ·{' '}
            {t(one.voted ? 'assemblies.voted' : 'assemblies.notVoted')}
          </p>
          {one.heads === 0 && <p className="small soft">{t('assemblies.noHead')}</p>}
          {!one.mine && !one.voted && (
            <>
              <p className="small soft">{t('assemblies.elsewhere')}</p>
              <button type="button" className="button wide" disabled={busy !== null} onClick={() => take(one.key)}>
                {t('assemblies.take', { label: one.label })}
              </button>
            </>
          )}
        </div>
      ))}
      <FormError error={error} />
      {a.voteId && a.entries.some((one) => one.mine) && a.state !== 'noticed' && (
        <Link to="/votes/$voteId" params={{ voteId: a.voteId }} className={open && left > 0 ? 'button main wide' : 'button wide'}>
          {t(open && left > 0 ? 'assemblies.vote' : 'assemblies.seeBallot')}
        </Link>
      )}
      {a.state === 'noticed' && <p>{t('assemblies.notOpen')}</p>}
      {a.ways !== 'only' && open && <p className="small soft">{t('assemblies.paper')}</p>}
    </section>
  );
};

/** What one says against the result, while it is up. */
const Objection = ({ a }: { a: MyAssembly }) => {
  const { t, i18n } = useTranslation();
  const { busy, error, setError, run } = useAct('assemblies');
  const kept = useKeptForm('assemblies.object', { words: '' }, a.id);
  if (a.objected) return <p role="status">{t('assemblies.objected')}</p>;
  if (kept === null) return null;
  const { words } = kept.fields;
  const send = (): void => {
    if (words.trim().length < 4) {
      setError(t('assemblies.objectRule'));
      return;
    }
    void run('object', async (id) => {
      await call(assembliesApi.objectToAssembly, { params: { assemblyId: a.id }, body: { id, words: words.trim() } });
      await kept.finish();
    });
  };
  return (
    <form
      className="card stack"
      aria-label={t('assemblies.object')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('assemblies.object')}</h2>
      <p>{t('assemblies.objectText', { day: a.objectionsUntil && fullDay(a.objectionsUntil, i18n.language) })}</p>
      <div className="field">
        <label htmlFor="assembly-objection">{t('assemblies.objectWords')}</label>
        <textarea
          id="assembly-objection"
          className="input"
          rows={4}
          maxLength={2000}
          value={words}
          onChange={(event) => kept.change({ words: event.target.value })}
        />
      </div>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button wide" disabled={busy !== null}>
        {t('assemblies.objectSend')}
      </button>
    </form>
  );
};
