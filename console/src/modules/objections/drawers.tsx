import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Objection } from '#contract/objections/api.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { CategorySelect } from '../../components/CategorySelect.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { VerdictItem } from '../../components/VerdictItem.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';

/** The organisation says that it is not in charge. @param final the district rules */
export const RaiseDrawer = ({ caseId, final, onClose }: { caseId: string; final: boolean; onClose: () => void }) => {
  const { t } = useTranslation('objections-console');
  return (
    <ActDrawer<{ basis: string; proposedId?: string }, Objection>
      keep="objections.raise"
      subject={caseId}
      title={t('raiseTitle')}
      lead={
        <>
          <p className="soft">{t('raiseLead')}</p>
          {final && <p>{t('raiseFinal')}</p>}
        </>
      }
      submit={t('raise')}
      done={t('raised')}
      renews="objections"
      request={({ basis, proposedId }) =>
        asked(endpoints.objections.raiseObjection, { params: { caseId }, body: { basis, proposedId: proposedId ?? null } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="basis" label={t('basis')} needed={t('basisNeeded')} />
      <Form.Item name="proposedId" label={t('proposedField')}>
        <OrganisationSelect label={t('proposedField')} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Decides an objection, or rules on it. */
export const DecideDrawer = ({ objection, onClose }: { objection: Objection; onClose: () => void }) => {
  const { t } = useTranslation('objections-console');
  return (
    <ActDrawer<{ upheld: boolean; reason: string; namedId?: string }, Objection>
      keep="objections.decide"
      subject={objection.id}
      title={t('decideTitle', { number: objection.number })}
      lead={
        <>
          <p>
            <strong>{objection.organisation.name}</strong> · {t('nth', { n: objection.n })}
          </p>
          <p className="rating-text">{objection.basis}</p>
          {objection.proposed && <p>{t('proposed', { name: objection.proposed.name })}</p>}
        </>
      }
      submit={t('decide')}
      done={t('saved')}
      renews="objections"
      request={({ upheld, reason, namedId }) =>
        asked(endpoints.objections.decideObjection, {
          params: { objectionId: objection.id },
          body: { upheld, reason, namedId: upheld ? (namedId ?? null) : null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <VerdictItem name="upheld" label={t('verdict')} yes={t('uphold')} no={t('refuse')} />
      <Form.Item noStyle dependencies={['upheld']}>
        {({ getFieldValue }) =>
          getFieldValue('upheld') === true && (
            <Form.Item
              name="namedId"
              label={t('namedField')}
              {...(objection.final && { extra: t('namedHint'), rules: [{ required: true, message: t('namedHint') }] })}
            >
              <OrganisationSelect label={t('namedField')} area={objection.area.code} />
            </Form.Item>
          )
        }
      </Form.Item>
      <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} />
    </ActDrawer>
  );
};

/** Makes a rule of the dispatch catalogue of a ruling; the form knows category and place already. */
export const RuleDrawer = ({ objection, onClose }: { objection: Objection; onClose: () => void }) => {
  const { t } = useTranslation('objections-console');
  return (
    <ActDrawer<{ categoryCode?: string | null; areaCode: string }, Objection>
      keep="objections.rule"
      subject={objection.id}
      title={t('ruleTitle')}
      lead={<p>{t('ruleLead', { name: objection.named?.name ?? objection.organisation.name })}</p>}
      submit={t('makeRule')}
      done={t('ruleMade')}
      renews="objections"
      initial={{ categoryCode: objection.category, areaCode: objection.area.code }}
      request={({ categoryCode, areaCode }) =>
        asked(endpoints.objections.makeRule, {
          params: { objectionId: objection.id },
          body: { categoryCode: categoryCode ?? null, areaCode },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="categoryCode" label={t('category')}>
        <CategorySelect label={t('category')} placeholder={t('anyCategory')} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('area')} rules={[{ required: true, message: t('areaNeeded') }]}>
        <AreaSelect label={t('area')} valueName={objection.area.name} />
      </Form.Item>
    </ActDrawer>
  );
};
