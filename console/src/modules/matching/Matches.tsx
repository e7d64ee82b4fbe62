import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { matchNeed, Offered } from '#contract/matching/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { Broken } from '../../components/Broken.tsx';
import { Facts } from './Facts.tsx';
import '../../styles/matching.css';

type Found = (typeof matchNeed)['response']['_output'];
type Match = Found['matches'][number];

/** Resources for a need with why and why not; one of them is claimed for it. */
export const Matches = ({ needId, onClose }: { needId: string; onClose: () => void }) => {
  const { t } = useTranslation('matching-console');
  const [chosen, setChosen] = useState<Offered | null>(null);
  const [project, setProject] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['matching', 'need', needId],
    queryFn: ({ signal }) => call(endpoints.matching.matchNeed, { params: { needId } }, signal),
  });
  const fitting = data?.matches.filter(({ fits }) => fits) ?? [];
  const other = data?.matches.filter(({ fits }) => !fits) ?? [];
  return (
    <Drawer open title={data?.need.title ?? t('title')} onClose={onClose} size={620} destroyOnHidden>
      {error && !data && <Broken error={error} reset={() => void refetch()} />}
      {!error && !data && <Skeleton active />}
      {data && (
        <>
          <Facts offered={data.need} />
          {data.need.note && <p>{data.need.note}</p>}
          {project && (
            <Alert
              type="success"
              title={t('claimed')}
              action={
                <Link to="/registers/$code" params={{ code: 'projects' }} search={{ row: project }}>
                  {t('toProject')}
                </Link>
              }
            />
          )}
          <h2>{t('matches')}</h2>
          {fitting.length === 0 && <p className="soft">{t('noMatches')}</p>}
          <MatchList matches={fitting} onClaim={data.mayClaim ? setChosen : null} />
          {other.length > 0 && (
            <>
              <h2>{t('others')}</h2>
              <MatchList matches={other} onClaim={null} />
            </>
          )}
          {chosen && (
            <ActDrawer<{ name: string }, { project: string }>
              keep="matching.claim"
              subject={`${needId} ${chosen.id}`}
              title={t('claim')}
              lead={<p>{t('claimLead', { resource: chosen.title, need: data.need.title })}</p>}
              initial={{ name: t('projectOf', { need: data.need.title }).slice(0, 80) }}
              submit={t('claim')}
              renews="matching"
              request={({ name }) => asked(endpoints.matching.claimNeed, { params: { needId }, body: { resource: chosen.id, name } })}
              onClose={() => setChosen(null)}
              onDone={(made) => {
                setChosen(null);
                setProject(made.project);
              }}
            >
              <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('nameNeeded') }]}>
                <Input maxLength={80} />
              </Form.Item>
            </ActDrawer>
          )}
        </>
      )}
    </Drawer>
  );
};

const MatchList = ({ matches, onClaim }: { matches: readonly Match[]; onClaim: ((resource: Offered) => void) | null }) => {
  const { t } = useTranslation('matching-console');
  return (
    <ul className="matches">
      {matches.map(({ resource, score, reasons }) => (
        <li key={resource.id} className="card">
          <div className="matches-head">
            <strong>{resource.title}</strong>
            <span className="num">{t('score', { score })}</span>
          </div>
          <Facts offered={resource} />
          <ul className="matches-why">
            {reasons.map(({ what, good, case: which, data }) => (
              <li key={what} className={good ? '' : 'soft'}>
                {good ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />} {t(`why.${what}.${which}`, data)}
              </li>
            ))}
          </ul>
          {onClaim && (
            <Button aria-label={`${t('claim')}：${resource.title}`} onClick={() => onClaim(resource)}>
              {t('claim')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};
