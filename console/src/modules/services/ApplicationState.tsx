import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationRow } from '#contract/services/applications.ts';

/** Where an application stands, and whether its promise was missed. */
export const ApplicationState = ({ application: { state, late, granted } }: { application: ApplicationRow }) => {
  const { t } = useTranslation('services-console');
  return (
    <>
      <Tag>{t(`services-own:states.${state}`)}</Tag>
      {granted === false && state !== 'refused' && <Tag>{t('notGranted')}</Tag>}
      {late && <Tag color="error">{t('late')}</Tag>}
    </>
  );
};
