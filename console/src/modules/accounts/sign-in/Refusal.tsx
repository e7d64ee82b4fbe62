import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRefusal, wordsFor } from '../../../app/api.ts';

/** Why nobody got in, in the server's words, and what to do when that is not in them. */
export const Refusal = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('accounts-console');
  const help = isRefusal(error, 'accounts.locked', 'accounts.account_disabled') ? t('signIn.askAdmin') : undefined;
  return <Alert className="entry-refusal" type="error" showIcon role="alert" title={wordsFor(error)} description={help} />;
};
