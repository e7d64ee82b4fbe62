import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, Covenant, CovenantVersion } from '#contract/covenants/api.ts';
import { penaltiesIn } from '#contract/covenants/penalties.ts';
import { longestArticle, mostArticles } from '#contract/covenants/values.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';

interface Props {
  covenantId: string;
  version: CovenantVersion;
  onClose: () => void;
}

/** Articles of the version that is being made, changed, moved, added and removed; words that punish by force are told at once. */
export const Editor = ({ covenantId, version, onClose }: Props) => {
  const { t } = useTranslation('covenants-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [articles, setArticles] = useState<readonly Article[]>(version.articles);
  const penalties = Map.groupBy(penaltiesIn(articles), ({ key }) => key);
  const set = (at: number, part: Partial<Article>): void =>
    setArticles((all) => all.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const move = (at: number, by: number): void =>
    setArticles((all) => {
      const one = all[at];
      return one ? all.toSpliced(at, 1).toSpliced(at + by, 0, one) : all;
    });
  const add = (): void => {
    let n = articles.length + 1;
    while (articles.some(({ key }) => key === `a${n}`) || version.articles.some(({ key }) => key === `a${n}`)) n += 1;
    setArticles((all) => [...all, { key: `a${n}`, heading: '', text: '' }]);
  };
  const sending = useSend<readonly Article[], Covenant>({
    slot: useSlot('covenants.draft', `${covenantId} ${version.number} ${version.edit}`),
    request: (meant) =>
      asked(endpoints.covenants.changeCovenantDraft, {
        params: { covenantId },
        body: {
          number: version.number,
          edit: version.edit,
          articles: meant.map(({ key, heading, text }) => ({ key, heading: heading.trim(), text: text.trim() })),
        },
      }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['covenants'] });
      void message.success(t('done.saved'));
      onClose();
    },
  });
  return (
    <section aria-label={t('acts.edit')}>
      <h2>{t('acts.edit')}</h2>
      {articles.map(({ key, heading, text }, i) => (
        <fieldset key={key} className="article-fields">
          <legend>{t('article', { n: i + 1, heading })}</legend>
          <Input
            aria-label={`${t('article', { n: i + 1, heading: '' })} ${t('form.heading')}`}
            value={heading}
            maxLength={40}
            onChange={({ target }) => set(i, { heading: target.value })}
          />
          <Input.TextArea
            aria-label={`${t('article', { n: i + 1, heading: '' })} ${t('form.text')}`}
            value={text}
            maxLength={longestArticle}
            autoSize={{ minRows: 2, maxRows: 12 }}
            onChange={({ target }) => set(i, { text: target.value })}
          />
          {penalties.has(key) && (
            <Alert
              type="warning"
              showIcon
              title={t('penalty', { words: [...new Set((penalties.get(key) ?? []).map(({ word }) => word))].join(t('comma')) })}
            />
          )}
          <div className="bar">
            <Button size="small" disabled={i === 0} aria-label={t('acts.up', { n: i + 1 })} onClick={() => move(i, -1)}>
              ↑
            </Button>
            <Button size="small" disabled={i === articles.length - 1} aria-label={t('acts.down', { n: i + 1 })} onClick={() => move(i, 1)}>
              ↓
            </Button>
            <Button size="small" danger onClick={() => setArticles((all) => all.toSpliced(i, 1))}>
              {t('acts.remove', { n: i + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {sending.error !== null && <Alert type="error" showIcon title={sendingWords(sending.error)} />}
      <div className="bar">
        <Button disabled={articles.length >= mostArticles} onClick={add}>
          {t('acts.add')}
        </Button>
        <Button
          type="primary"
          loading={sending.isPending}
          disabled={articles.length === 0 || articles.some(({ text }) => text.trim() === '')}
          onClick={() => sending.send(articles)}
        >
          {t('acts.save')}
        </Button>
      </div>
    </section>
  );
};
