import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { useStored } from '../../store/database.ts';
import { isWritten, unfinished } from '../../store/draft.ts';

/** Reminds of a report that was begun and not sent. */
export const DraftHint = () => {
  const { t } = useTranslation();
  const draft = useStored(unfinished);
  if (!draft || !isWritten(draft)) return null;
  return (
    <Link to="/report" className="card link">
      <span className="row">
        <Icon name="list" />
        <span className="grow tight">
          <strong>{t('draft.title')}</strong>
          <span className="title small soft">{draft.text || t('draft.photos', { count: draft.photos.length })}</span>
        </span>
      </span>
    </Link>
  );
};
