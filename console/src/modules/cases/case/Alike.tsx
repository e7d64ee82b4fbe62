import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AlikeCase } from '#contract/cases/alike.ts';
import { nameOf } from '#ui/i18n.ts';
import { spanWords } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { StateTag } from '../../../components/StateTag.tsx';

export const alikeQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'alike'],
    queryFn: ({ signal }) => call(endpoints.cases.listAlike, { params: { caseId } }, signal),
    staleTime: 60_000,
  });

/** What a case has in common with the one looked at: enough to judge whether it is the same matter. */
export const AlikeFacts = ({ one }: { one: AlikeCase }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const span = spanWords(Math.abs(one.hours) * 3_600, locale);
  const facts = [
    one.metres === null ? t('alike.noPoint') : t('alike.metres', { metres: one.metres }),
    one.hours === 0 ? t('alike.same') : t(one.hours > 0 ? 'alike.earlier' : 'alike.later', { span }),
    ...(one.words.length > 0 ? [t('alike.words', { words: one.words.join(' ') })] : []),
    ...(one.sameCategory ? [t('alike.category')] : []),
  ];
  return (
    <span className="alike">
      {one.thumbnailUrl && <img src={one.thumbnailUrl} alt="" width={44} height={44} loading="lazy" />}
      <span>
        <span className="choose-name">{one.title}</span>{' '}
        <span className="soft num">
          {one.number}
          {one.category && ` · ${nameOf(one.category)}`}
        </span>
        <span className="soft alike-facts">
          <StateTag state={one.state} /> {facts.join(' · ')}
        </span>
      </span>
    </span>
  );
};
