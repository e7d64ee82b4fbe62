import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FirstStep } from '#contract/platform/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { pages } from '../../../app/manifest.ts';
import type { Paths } from '../../../app/pages.ts';
import { useMe } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import '../../../styles/settings.css';

const marks = { done: <CheckCircleOutlined />, warn: <ExclamationCircleOutlined />, fail: <CloseCircleOutlined /> } as const;
const stateOf = ({ problems }: FirstStep): keyof typeof marks =>
  problems.some(({ state }) => state === 'fail') ? 'fail' : problems.length > 0 ? 'warn' : 'done';
const words = { done: 'done', warn: 'todo', fail: 'must' } as const;

/** Where a step is taken; the others are taken on the server. */
const places: Partial<Record<FirstStep['step'], keyof Paths>> = {
  administrators: '/accounts',
  people: '/accounts',
  boundaries: '/grids',
  categories: '/categories',
  rules: '/rules',
  address: '/settings',
  gateway: '/gateways',
  passwords: '/accounts',
};

/** The page on which a step is taken, for those who may open it; for others the advice says who does. */
const Go = ({ step }: Pick<FirstStep, 'step'>) => {
  const { t } = useTranslation('platform');
  const me = useMe();
  const page = pages.find(({ path }) => path === places[step]);
  if (!page || !mayOpen(me, page.permission)) return null;
  return <Link to={page.path as '/settings'}>{t('ready.go', { page: t(page.title) })}</Link>;
};

/** What the district still lacks before it goes live, step by step; `doctor` says the same. */
export const Start = () => {
  const { t, i18n } = useTranslation('platform');
  useTitle(t('ready.title'));
  const steps = useQuery({
    queryKey: ['first-steps', i18n.language],
    queryFn: ({ signal }) => call(endpoints.platform.getFirstSteps, {}, signal),
    staleTime: 0,
  });
  if (steps.isError) return <Broken error={steps.error} reset={() => void steps.refetch()} />;
  const all = steps.data?.steps ?? [];
  const left = all.filter((step) => step.problems.length > 0).length;
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('ready.title')}</h1>
        <p className="soft">{t('ready.lead')}</p>
        {steps.data && <p role="status">{left > 0 ? t('ready.left', { count: left }) : t('ready.allDone')}</p>}
        <Button loading={steps.isFetching} onClick={() => void steps.refetch()}>
          {t('ready.again')}
        </Button>
      </div>
      <ol className="ready-steps">
        {all.map((step) => {
          const state = stateOf(step);
          return (
            <li key={step.step} className={`card ready-step ready-${state}`}>
              <span className="ready-mark" aria-hidden="true">
                {marks[state]}
              </span>
              <div>
                <h2>
                  {t(`ready.steps.${step.step}`)}{' '}
                  <span className={state === 'fail' ? 'flag flag-strong' : 'flag'}>{t(`ready.${words[state]}`)}</span>
                </h2>
                {step.problems.map(({ detail, advice }) => (
                  <div key={detail}>
                    <p>{detail}</p>
                    <p className="soft">{advice}</p>
                  </div>
                ))}
                {state !== 'done' && <Go step={step.step} />}
              </div>
            </li>
          );
        })}
      </ol>
      <p className="soft">{t('ready.packs')}</p>
    </div>
  );
};
