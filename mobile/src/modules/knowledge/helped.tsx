import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as knowledgeApi from '#client/endpoints/knowledge.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Whether an answer helped; nobody learns who said so. */
export const Helped = ({ id: articleId }: { id: string }) => {
  const { t } = useTranslation();
  const act = useAct('answers');
  const [said, setSaid] = useState<boolean | null>(null);
  const say = (useful: boolean): void =>
    void act
      .run(`helped ${articleId}`, (id) => call(knowledgeApi.rateArticle, { params: { articleId }, body: { id, useful } }))
      .then((good) => good && setSaid(useful));
  if (said !== null) return <p role="status">{t(said ? 'knowledge.thanks' : 'knowledge.thanksNo')}</p>;
  return (
    <fieldset className="wrap">
      <legend>{t('knowledge.helped')}</legend>
      {[true, false].map((useful) => (
        <button key={String(useful)} type="button" className="chip" disabled={act.busy !== null} onClick={() => say(useful)}>
          {t(useful ? 'knowledge.yes' : 'knowledge.no')}
        </button>
      ))}
      <FormError error={act.error} />
    </fieldset>
  );
};
