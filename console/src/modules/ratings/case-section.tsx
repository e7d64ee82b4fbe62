import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { fullTime, shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { wordOf } from '../../app/kinds.ts';
import { caseKey } from '../../app/queries.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../../components/SendForm.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';
import { Answers } from './Answers.tsx';
import { AskDrawer } from './exclusions/AskDrawer.tsx';
import { Standing } from './exclusions/Standing.tsx';
import '../../styles/ratings.css';

/** Call-backs, exclusions, spot checks and the ruling of one case; nothing before it is checked. */
const Section = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const { data: file } = useQuery({
    queryKey: ['ratings', 'case', data.id, data.version],
    queryFn: ({ signal }) => call(endpoints.ratings.getCaseRatings, { params: { caseId: data.id } }, signal),
  });
  if (!file || file.callBacks.length === 0) return null;
  return (
    <section aria-label={t('section.title')}>
      <h2>{t('section.title')}</h2>
      <ul className="rating-list">
        {file.callBacks.map((one, n) => (
          <li key={one.id}>
            {t('section.callBack', { n: n + 1 })} <span className="soft">{fullTime(one.endedAt ?? one.askedAt, locale)}</span>
            <div>
              {one.answers ? (
                <Answers answers={one.answers} />
              ) : one.result ? (
                t(`ratings:results.${one.result}`)
              ) : (
                <span className="soft">
                  {one.attempts === 0 ? t('calls.never') : t('calls.attempts', { count: one.attempts, most: one.attemptsMost })}
                  {one.linkSentAt && ` · ${t('calls.linkSent', { time: shortTime(one.linkSentAt, locale) })}`}
                </span>
              )}
            </div>
          </li>
        ))}
        {file.exclusions.map((one) => (
          <li key={one.id}>
            <strong>{t(wordOf(exclusionKindSet, one.kind))}</strong> · {one.organisation}
            <p className="rating-text">{one.reason}</p>
            <Standing exclusion={one} />
          </li>
        ))}
        {file.spotChecks.map((one) => (
          <li key={one.id}>
            {t('sections.spots')}{' '}
            {one.found ? (
              <span className={one.found === 'not_done' ? 'flag flag-strong' : 'flag'}>{t(`spots.findings.${one.found}`)}</span>
            ) : (
              <span className="soft">{t('spots.due', { day: one.dueOn })}</span>
            )}
            {one.note && <p className="rating-text">{one.note}</p>}
          </li>
        ))}
        {file.rulings.map((one) => (
          <li key={one.round}>
            {one.decision ? t(`ruling.done.${one.decision}`) : t('ruling.waits', { day: one.dueOn })}
            {one.reason && <p className="rating-text">{one.reason}</p>}
          </li>
        ))}
      </ul>
      {file.mayRule && <Ruling data={data} count={file.rulings.at(-1)?.round ?? 0} />}
      {file.mayExclude && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('exclusions.ask')}
        </Button>
      )}
      {asking && <AskDrawer caseId={data.id} onClose={() => setAsking(false)} />}
    </section>
  );
};
export default Section;

const Ruling = ({ data: { id, number }, count }: { data: CaseDetail; count: number }) => {
  const { t } = useTranslation('ratings-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  return (
    <section aria-label={t('ruling.title')}>
      <h3>{t('ruling.title')}</h3>
      <p className="soft">{t('ruling.lead', { count })}</p>
      <SendForm<{ decision: 'close' | 'rework'; reason: string }, { decision: string }>
        keep="ratings.rule"
        subject={id}
        title={`${t('ruling.title')} ${number}`}
        submit={t('ruling.save')}
        request={(body) => asked(endpoints.ratings.rule, { params: { caseId: id }, body })}
        onDone={() => {
          void client.invalidateQueries({ queryKey: caseKey(id) });
          void client.invalidateQueries({ queryKey: ['ratings'] });
          void message.success(t('ruling.saved'));
        }}
      >
        <Form.Item name="decision" label={t('ruling.decision')} rules={[{ required: true, message: t('must.choose') }]}>
          <Radio.Group options={(['close', 'rework'] as const).map((value) => ({ value, label: t(`ruling.${value}`) }))} />
        </Form.Item>
        <WordsItem name="reason" label={t('ruling.reason')} needed={t('exclusions.words')} most={200} />
      </SendForm>
    </section>
  );
};
