import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { AskReason } from './AskReason.tsx';

interface Asked {
  id: string;
  reason: string;
}

/** The reporter, masked; name and phone only after a reason, which is put on record. */
export const Reporter = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation();
  const { reporter } = data;
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (body: Asked) => call(endpoints.cases.revealReporter, { params: { caseId: data.id }, body }),
    onSuccess: () => setAsking(false),
  });
  const seen = reveal.data;
  const masked = reporter.anonymous ? t('cases:anonymous') : reporter.name || t('case.callerUnknown');
  return (
    <>
      <p className="reporter">
        <span>{seen ? seen.name || t('case.callerUnknown') : masked}</span>
        {(seen?.phone ?? reporter.phone) && <span className="num">{seen?.phone ?? reporter.phone}</span>}
        {reporter.revealable && !seen && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('reveal.button')}
          </Button>
        )}
      </p>
      {seen && <p className="soft">{t('reveal.logged')}</p>}
      {asking && (
        <AskReason
          title={t('reveal.title')}
          text={t('reveal.text')}
          pending={reveal.isPending}
          error={reveal.error}
          onAsk={reveal.mutate}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};

/** Numbers starred in the texts, shown for a reason. */
export const Numbers = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (body: Asked) => call(endpoints.cases.revealNumbers, { params: { caseId: data.id }, body }),
    onSuccess: () => setAsking(false),
  });
  if (!data.numbersHidden) return null;
  return (
    <section>
      <h2>{t('case.numbers')}</h2>
      {reveal.data ? (
        <>
          {reveal.data.numbers.map((number) => (
            <p key={number} className="num">
              {number}
            </p>
          ))}
          <p className="soft">{t('reveal.logged')}</p>
        </>
      ) : (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('reveal.numbersButton')}
        </Button>
      )}
      {asking && (
        <AskReason
          title={t('reveal.numbersTitle')}
          text={t('reveal.numbersText')}
          pending={reveal.isPending}
          error={reveal.error}
          onAsk={reveal.mutate}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
};
