import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportAnswer } from '#contract/cases/api.ts';
import { phoneOf } from '#contract/kernel/typed.ts';
import { nameOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { listedCategoriesQuery } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { Notice } from '../../../components/Notice.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { answersOf } from './ExtraQuestions.tsx';
import { momentOf, ReportFields, type ReportValues } from './ReportFields.tsx';
import '../../../styles/report.css';

/** Whose report it is; somebody known is linked while name and phone are still theirs. */
const callerOf = ({ callerName, callerPhone, known }: ReportValues) => {
  const caller = { name: callerName?.trim() || null, phone: callerPhone?.trim() || null };
  const same = known && known.name === caller.name && caller.phone !== null && known.phone === phoneOf(caller.phone);
  return { caller, ...(same && { callerId: known.id }) };
};

/** A clerk types in what somebody told at the counter or on the phone. */
export const Report = () => {
  const { t } = useTranslation('cases-console');
  const client = useQueryClient();
  const [sent, setSent] = useState<ReportAnswer | null>(null);
  const { data: listed } = useQuery(listedCategoriesQuery);
  const [busy, setBusy] = useState(false);
  useTitle(t('nav.report'));
  if (sent) {
    return (
      <Notice
        title={t(sent.state === 'closed' ? 'report.atOnceDone' : 'report.done', { number: sent.number })}
        action={
          <>
            <Link to="/cases/$caseId" params={{ caseId: sent.caseId }} search={{ queue: 'todo' }} className="button-link">
              {t('report.open')}
            </Link>
            <Button onClick={() => setSent(null)}>{t('report.another')}</Button>
          </>
        }
      >
        {sent.location.name}
        {sent.category && ` · ${nameOf(sent.category)}`}
      </Notice>
    );
  }
  return (
    <div className="page report">
      <div className="page-head">
        <h1>{t('nav.report')}</h1>
        <p className="soft">{t('report.lead')}</p>
      </div>
      <SendForm<ReportValues, ReportAnswer>
        keep="report"
        title={t('nav.report')}
        className="report-form"
        endClassName="report-end"
        large
        submit={t('report.send')}
        disabled={busy}
        hint={<span className="soft form-hint">{t('act.hint')}</span>}
        request={(v) =>
          asked(endpoints.cases.createReport, {
            body: {
              text: v.text.trim(),
              point: v.point ?? null,
              placeText: v.placeText?.trim() || null,
              areaCode: v.point ? null : (v.areaCode ?? null),
              categoryCode: v.categoryCode ?? null,
              photoIds: (v.photos ?? []).map((photo) => photo.id),
              anonymous: false,
              ...answersOf(listed, v.categoryCode, v.answers),
              ...(v.answer?.trim() && { answer: v.answer.trim() }),
              ...(v.forCaller ? callerOf(v) : {}),
              occurredAt: v.occurredAt ? momentOf(v.occurredAt).toISOString() : null,
            },
          })
        }
        onDone={(answer) => {
          void client.invalidateQueries({ queryKey: ['counts'] });
          setSent(answer);
        }}
      >
        <ReportFields onBusy={setBusy} />
      </SendForm>
    </div>
  );
};
