import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../app/api.ts';
import { Notice } from './Notice.tsx';

/** A page or part that could not be loaded, with a way on. */
export const Broken = ({ error, reset }: { error: unknown; reset?: () => void }) => {
  const { t } = useTranslation();
  return (
    <Notice
      kind="error"
      title={t('broken.title')}
      action={
        <Button type="primary" onClick={() => (reset ? reset() : location.reload())}>
          {t('broken.again')}
        </Button>
      }
    >
      {wordsFor(error)}
    </Notice>
  );
};
