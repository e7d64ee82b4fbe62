import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonFile } from '#contract/persons/file.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints, isRefusal } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import type { Target } from '../../../app/pages.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { ConsentForm, MergeForm, RequestForm, RevealForm, UndoForm } from './forms.tsx';
import { PersonEditor } from './PersonEditor.tsx';
import '../../../styles/organisations.css';

type Doing = { kind: 'correct' | 'reveal' | 'merge' | 'request' | 'consent' | 'undo'; mergeId?: string };

/** One person: what is known, why this viewer sees it, for what it is used and who looked. */
export const PersonPage = () => {
  const { t } = useTranslation('persons');
  const locale = useLocale();
  const { personId = '' } = useParams({ strict: false });
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['persons', 'file', personId],
    queryFn: ({ signal }) => call(endpoints.persons.getPersonFile, { params: { personId } }, signal),
  });
  useTitle(data?.name);
  const back = (
    <p>
      <Link to="/persons">
        <ArrowLeftOutlined aria-hidden="true" /> {t('nav.persons')}
      </Link>
    </p>
  );
  if (!data)
    return (
      <div className="page page-narrow">
        {back}
        {isPending ? (
          <Skeleton active paragraph={{ rows: 8 }} />
        ) : isRefusal(error, 'persons.person_not_found') ? (
          <Notice title={t('gone')}>{t('goneText')}</Notice>
        ) : (
          <Broken error={error} reset={() => void refetch()} />
        )}
      </div>
    );
  const close = () => setDoing(null);
  return (
    <article className="page page-narrow" key={data.id}>
      {back}
      <header className="page-head">
        <h1>
          {data.name} {data.partyMember && <span className="flag">{t('find.partyMember')}</span>}{' '}
          {data.hasAccount && <span className="flag">{t('hasAccount')}</span>}
        </h1>
        <p className="soft">{data.because.at ? t('because', { area: data.because.at }) : t('becauseTie')}</p>
        <div className="org-acts">
          {(['correct', 'reveal', 'consent', 'merge', 'request'] as const).map((kind) => (
            <Button key={kind} size="small" onClick={() => setDoing({ kind })}>
              {t(`acts.${kind}`)}
            </Button>
          ))}
        </div>
      </header>
      <section className="card">
        <h2>{t('known')}</h2>
        <dl className="org-facts">
          <Fact name={t('parts.phone')}>{data.phone ?? t('unknown')}</Fact>
          <Fact name={t('parts.id_number')}>{data.idNumber ?? t('unknown')}</Fact>
          <Fact name={t('parts.address')}>{t(data.hasAddress ? 'sealed' : 'unknown')}</Fact>
          <Fact name={t('area')}>{data.area?.name ?? t('unknown')}</Fact>
        </dl>
        <Part title={t('ties')}>
          {data.ties.length === 0 && <p className="soft">{t('noTies')}</p>}
          <ul className="org-lines">
            {data.ties.map((tie) => (
              <li key={`${tie.page ?? ''} ${tie.use} ${tie.kind} ${tie.at} ${tie.current}`}>
                {tie.page ? <Link {...({ to: tie.page } satisfies Target)}>{tie.at}</Link> : <strong>{tie.at}</strong>} {t(tie.word)}{' '}
                {!tie.current && <span className="soft">{t('former')}</span>}
                {tie.because.at && <span className="soft">{t('because', { area: tie.because.at })}</span>}
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('purposes')}>
          {data.purposes.length === 0 && <p className="soft">{t('noPurposes')}</p>}
          <ul className="org-lines">
            {data.purposes.map((one) => (
              <li key={one.use}>
                <strong>{t(`uses.${one.use}.title`)}</strong> {t(`uses.${one.use}.for`)}
                <span className="soft">{t('basis', { basis: t(`bases.${one.basis}`), count: one.keepYears })}</span>
                {one.named.length > 0 && <span className="soft">{t('sealedFor', { purposes: one.named.join('；') })}</span>}
                {one.consent && (
                  <span>{t(one.consent.given ? 'consented' : 'withdrawn', { day: one.consent.on, how: one.consent.how })}</span>
                )}
                {!one.consent && one.basis === 'consent' && <span className="flag flag-strong">{t('noConsent')}</span>}
              </li>
            ))}
          </ul>
        </Part>
        {data.merges.length > 0 && (
          <Part title={t('merges')}>
            <ul className="org-lines">
              {data.merges.map((one) => (
                <li key={one.id}>
                  <strong>{one.name}</strong> {t('mergedBy', { who: one.who, time: fullTime(one.at, locale), reason: one.reason })}{' '}
                  <Button size="small" onClick={() => setDoing({ kind: 'undo', mergeId: one.id })}>
                    {t('acts.undo')}
                  </Button>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title={t('looks')}>
          {data.looks.length === 0 && <p className="soft">{t('noLooks')}</p>}
          <ul className="org-lines">
            {data.looks.map((look) => (
              <li key={`${look.at} ${look.who}`}>
                <span className="num soft">{fullTime(look.at, locale)}</span> <strong>{look.who}</strong>{' '}
                {look.what.map((part) => t(`parts.${part}`)).join(t('console:comma'))} <span className="soft">{look.reason}</span>
              </li>
            ))}
          </ul>
        </Part>
      </section>
      {doing && <Form doing={doing} person={data} onClose={close} />}
    </article>
  );
};

const Form = ({ doing, person, onClose }: { doing: Doing; person: PersonFile; onClose: () => void }) => {
  if (doing.kind === 'correct') return <PersonEditor person={person} onClose={onClose} onDone={onClose} />;
  if (doing.kind === 'reveal') return <RevealForm person={person} onClose={onClose} />;
  if (doing.kind === 'merge') return <MergeForm person={person} onClose={onClose} />;
  if (doing.kind === 'consent') return <ConsentForm person={person} onClose={onClose} />;
  if (doing.kind === 'request') return <RequestForm person={person} onClose={onClose} />;
  return <UndoForm person={person} mergeId={doing.mergeId ?? ''} onClose={onClose} />;
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="org-part">
    <h2>{title}</h2>
    {children}
  </section>
);
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className="num">{children}</dd>
  </div>
);
