import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { useLocale } from './hooks.ts';
import { keeping, wantForm } from './kept.ts';
import '../styles/form.css';

/** What the account left unsent when it was here last, each with the way back to it. */
export const LeftList = ({ account }: { account: string }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [left, setLeft] = useState(() => keeping.list(account).filter(({ kept }) => kept.values !== null));
  if (left.length === 0) return null;
  return (
    <section className="left-list" aria-label={t('kept.waiting')}>
      <strong>{t('kept.waiting')}</strong>
      <ul>
        {left.map((one) => (
          <li key={JSON.stringify([one.owner, one.kept.at])}>
            <span>
              {one.kept.title} <span className="soft num">{shortTime(new Date(one.kept.at).toISOString(), locale)}</span>
            </span>
            <Button
              size="small"
              onClick={() => {
                setLeft(left.filter((other) => other !== one));
                void navigate({ href: one.kept.page } as never).then(() => wantForm(one.owner));
              }}
            >
              {t('kept.go')}
            </Button>
            <Button
              size="small"
              type="text"
              onClick={() => {
                keeping.slot(one.owner).clear(true);
                setLeft(left.filter((other) => other !== one));
              }}
            >
              {t('kept.discard')}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" type="text" onClick={() => setLeft([])}>
        {t('kept.later')}
      </Button>
    </section>
  );
};
