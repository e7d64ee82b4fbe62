import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ManyAnswer } from '#contract/cases/api.ts';

/** What became of an action on many cases: how many were done, and why the others were not. */
export const ManyResult = ({ answer }: { answer: Record<string, unknown> }) => {
  const { t } = useTranslation('cases-console');
  const { done, refused } = answer as ManyAnswer;
  return (
    <div>
      <p>{t('many.done', { count: done })}</p>
      {refused.length > 0 && (
        <>
          <p>{t('many.refused', { count: refused.length })}</p>
          <ul className="many-refused">
            {refused.map(({ caseId, number, message }) => (
              <li key={caseId}>
                {number && (
                  <Link to="/cases/$caseId" params={{ caseId }} className="num">
                    {number}
                  </Link>
                )}{' '}
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
