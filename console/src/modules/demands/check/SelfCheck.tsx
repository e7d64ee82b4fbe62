import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ruleNumber } from '#contract/demands/rules.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Sections } from '../Sections.tsx';

const marks = { kept: <CheckCircleOutlined />, exception: <InfoCircleOutlined />, broken: <ExclamationCircleOutlined /> } as const;

/** Each prohibition of the rule, and how this installation keeps it, from its settings, permissions and demands. */
export const SelfCheck = () => {
  const { t } = useTranslation('demands-console');
  useTitle(t('sections.check'));
  const query = useQuery({ queryKey: ['demands', 'check'], queryFn: ({ signal }) => call(endpoints.demands.getSelfCheck, {}, signal) });
  const items = query.data?.items ?? [];
  const broken = items.filter(({ state }) => state === 'broken').length;
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('sections.check')}</h1>
        <p className="soft">{t('checkLead', { rule: ruleNumber })}</p>
      </div>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : !query.data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <>
          <p>{broken === 0 ? t('allKept', { count: items.length }) : t('someBroken', { count: broken })}</p>
          <ol className="demand-check">
            {items.map(({ code, item, state, facts }) => (
              <li key={code} className="card">
                <h2>
                  {t(`demands:prohibitions.${code}.title`)}
                  <span className={`demand-verdict demand-verdict-${state}`}>
                    {marks[state]} {t(`verdicts.${state}`)}
                  </span>
                </h2>
                <p className="soft">
                  {t(item === null ? 'ruleDuty' : 'ruleItem', {
                    rule: ruleNumber,
                    item: item === null ? '' : t(`numerals.${item}`),
                    words: t(`demands:prohibitions.${code}.rule`),
                  })}
                </p>
                <ul>
                  {facts.map(({ word, kept, data }) => (
                    <li key={word} className={kept ? '' : 'demand-fault'}>
                      {t(word, data)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
};
