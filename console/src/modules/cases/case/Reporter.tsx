import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#client/endpoint.ts';
import type * as cases from '#contract/cases/api.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AskReason } from './AskReason.tsx';

/** The reporter, masked; name and phone only after a reason, which is put on record. */
export const Reporter = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const { reporter } = data;
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<Output<typeof cases.revealReporter> | null>(null);
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
      {reporter.personId && (
        <p>
          <Link to="/persons/$personId" params={{ personId: reporter.personId }} className="button-link">
            {t('case.callerFile')}
          </Link>
        </p>
      )}
      {seen && <p className="soft">{t('reveal.logged')}</p>}
      {asking && (
        <AskReason
          keep="case.reveal"
          data={data}
          title={t('reveal.title')}
          text={t('reveal.text')}
          request={(body) => asked(endpoints.cases.revealReporter, { params: { caseId: data.id }, body })}
          onDone={setSeen}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};

/** Numbers starred in the texts, shown for a reason. */
export const Numbers = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<Output<typeof cases.revealNumbers> | null>(null);
  if (!data.numbersHidden) return null;
  return (
    <section>
      <h2>{t('case.numbers')}</h2>
      {seen ? (
        <>
          {seen.numbers.map((number) => (
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
          keep="case.numbers"
          data={data}
          title={t('reveal.numbersTitle')}
          text={t('reveal.numbersText')}
          request={(body) => asked(endpoints.cases.revealNumbers, { params: { caseId: data.id }, body })}
          onDone={setSeen}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
};
