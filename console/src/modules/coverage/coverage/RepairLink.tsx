import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Coverage, CoverageItem } from '#contract/coverage/api.ts';

/** The page on which what breaks a rule can be put right. */
const addressOf = ({ area, subject }: CoverageItem, of: Coverage['rules'][number]['subject']): string => {
  if (of === 'organisation' && subject) return `/organisations/${subject.id}`;
  if (of === 'place' && subject) return `/places/${subject.id}`;
  return `/grids?area=${area.code}`;
};

/** A way from a figure to the thing it is about. */
export const RepairLink = ({ item, subject }: { item: CoverageItem; subject: Coverage['rules'][number]['subject'] }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const address = addressOf(item, subject);
  return (
    <a
      href={`${router.basepath}${address}`}
      aria-label={t('coverage:list.openOf', { name: item.subject?.name ?? item.path })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void router.history.push(`${router.basepath}${address}`);
      }}
    >
      {t('coverage:list.open')}
    </a>
  );
};
