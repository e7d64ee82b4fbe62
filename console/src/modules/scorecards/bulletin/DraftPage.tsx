import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bulletin } from '#contract/scorecards/bulletin.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { draftQuery } from '../queries.ts';
import { BulletinText } from './BulletinText.tsx';
import '../../../styles/parts.css';

interface Words {
  opening?: string;
  problems?: string;
  demands?: string;
}
const parts = ['opening', 'problems', 'demands'] as const;

/** What a bulletin of a final period would say, and the way to issue it with words of one's own. */
export const DraftPage = () => {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const { t } = useTranslation('scorecards-console');
  const navigate = useNavigate();
  const [issuing, setIssuing] = useState(false);
  const { data, error, refetch } = useQuery(draftQuery(runId));
  useTitle(t('bulletin.title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  const { content, issued } = data;
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/scorecards/runs/$runId" params={{ runId }}>
            {labelOf(content.title)}
          </Link>
        </p>
        <h1>{t('bulletin.title')}</h1>
        <p className="soft">{t(issued === null ? 'bulletin.lead' : 'bulletin.already')}</p>
      </div>
      <div className="bar">
        {issued === null ? (
          <Button type="primary" onClick={() => setIssuing(true)}>
            {t('bulletin.issue')}
          </Button>
        ) : (
          <Link className="button-link quiet" to="/bulletins/$bulletinId" params={{ bulletinId: issued.id }}>
            {t('bulletin.number', { year: issued.year, number: issued.number })}
          </Link>
        )}
      </div>
      <BulletinText content={content} number={t('bulletin.draft')} />
      {issuing && (
        <ActDrawer<Words, Bulletin>
          keep="scorecards.bulletin"
          subject={runId}
          title={t('bulletin.issue')}
          lead={t('bulletin.means')}
          submit={t('bulletin.issue')}
          done={t('bulletin.done')}
          renews="scorecards"
          request={(words) =>
            asked(endpoints.scorecards.issueBulletin, {
              params: { runId },
              body: { edition: content.edition, ...Object.fromEntries(parts.map((part) => [part, words[part]?.trim() ?? ''])) },
            })
          }
          onClose={() => setIssuing(false)}
          onDone={({ id }) => void navigate({ to: '/bulletins/$bulletinId', params: { bulletinId: id } })}
        >
          {parts.map((part) => (
            <Form.Item key={part} name={part} label={t(`bulletin.${part}`)} extra={t(`bulletin.${part}Hint`)}>
              <Input.TextArea rows={4} maxLength={2000} showCount />
            </Form.Item>
          ))}
        </ActDrawer>
      )}
    </div>
  );
};
