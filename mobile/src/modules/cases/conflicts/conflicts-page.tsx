import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/page.tsx';
import { Empty } from '../../../parts/states.tsx';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { useMe } from '../../../session/session.ts';
import { useOutbox } from '../../../store/outbox.ts';
import { Conflict } from './conflict.tsx';

/** What was written offline while somebody else did the same: the person decides, one after the other. */
export const ConflictsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const items = useOutbox().filter(({ state, owner }) => state === 'conflict' && owner === me?.account.id);
  return (
    <Page title={t('conflicts.title')} back>
      {me === null && <AskSignIn text={t('conflicts.signIn')} />}
      {me && items.length === 0 && <Empty icon="done" title={t('conflicts.none')} text={t('conflicts.noneText')} />}
      {me && items.length > 0 && (
        <>
          <p className="hint">{t('conflicts.text')}</p>
          <ul className="stack">
            {items.map((item) => (
              <Conflict key={item.id} item={item} owner={me.account.id} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
};
