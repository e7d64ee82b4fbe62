import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { saveText } from '../../../app/save-file.ts';
import { useCopy } from '../../../components/useCopy.ts';

/** The backup codes, shown this once. */
export const BackupCodes = ({ codes, onDone }: { codes: string[]; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  const me = useMe();
  const copy = useCopy();
  const head = t('security.fileHead', { name: me.account.name, moment: fullTime(new Date().toISOString(), locale) });
  return (
    <>
      <h2>{t('security.codesTitle')}</h2>
      <p>{t('security.codesText')}</p>
      <ul className="security-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="security-ways">
        <Button onClick={() => copy(codes.join('\n'))}>{t('security.copy')}</Button>
        <Button onClick={() => saveText(t('security.file'), `${head}\r\n\r\n${codes.join('\r\n')}\r\n`, 'text/plain')}>
          {t('security.download')}
        </Button>
      </p>
      <Button type="primary" size="large" block onClick={onDone}>
        {t('security.saved')}
      </Button>
    </>
  );
};
