import { Link } from '@tanstack/react-router';
import { Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail, VisitRow } from '#contract/visits/visits.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

/** What was answered at a visit, shown for a reason that is kept. */
export const LookForm = ({ visit, onClose }: { visit: VisitRow; onClose: () => void }) => {
  const { t } = useTranslation('visits-console');
  const [seen, setSeen] = useState<VisitDetail | null>(null);
  if (seen)
    return (
      <Drawer open title={seen.address} onClose={onClose} size={460}>
        {seen.answers?.map(({ plan, told }) => (
          <section key={plan}>
            <h3>{plan}</h3>
            <dl className="fact-grid">
              {told.map(({ title, answer }) => (
                <div key={title.zh}>
                  <dt>{labelOf(title)}</dt>
                  <dd>{labelOf(answer)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {seen.answers === null && <p className="soft">{t('results.nothing')}</p>}
        {seen.note && <p className="hazard-words">{seen.note}</p>}
        {seen.cases.map(({ id, number }) => (
          <p key={id}>
            <Link to="/cases/$caseId" params={{ caseId: id }} search={{}}>
              {number}
            </Link>
          </p>
        ))}
        {seen.needs > 0 && <p>{t('results.needs', { count: seen.needs })}</p>}
      </Drawer>
    );
  return (
    <ActDrawer<{ reason: string }, VisitDetail>
      keep="visits.look"
      subject={visit.id}
      title={t('results.look')}
      lead={<p className="soft">{t('results.lookLead')}</p>}
      submit={t('results.look')}
      renews="visits-looks"
      request={({ reason }) => asked(endpoints.visits.lookAtVisit, { params: { visitId: visit.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
      onDone={setSeen}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { max: 200 }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};
