import { useTranslation } from 'react-i18next';
import type { Progress as Shown } from '#contract/renovations/shown.ts';

const yuan = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Pictures are read at the public address: whoever looks need not be signed in. */
const Pictures = ({ of, ids, alt }: { of: string; ids: readonly string[]; alt: string }) => (
  <>
    {ids.map((id) => (
      <a key={id} href={`/api${of}/files/${id}`} target="_blank" rel="noreferrer">
        <img src={`/api${of}/files/${id}?small=true`} alt={alt} className="picture" loading="lazy" />
      </a>
    ))}
  </>
);

const Option = ({ of, option }: { of: string; option: Shown['options'][number] }) => {
  const { t } = useTranslation();
  return (
    <article className="card tight">
      <h3>
        {option.place}
        {option.title}
      </h3>
      {option.words && <p>{option.words}</p>}
      <Pictures of={of} ids={option.photoIds} alt={option.title} />
      <p className="small">{t('renovations.cost', { cost: yuan(option.costFen), subsidy: yuan(option.subsidyFen) })}</p>
      {option.shares.map((s) => (
        <p key={s.floor} className="small">
          {s.floor === null ? t('renovations.eachFlat') : t('renovations.floorFlat', { floor: s.floor })}{' '}
          <strong>{t('renovations.pays', { yuan: yuan(s.mostFen) })}</strong>
        </p>
      ))}
      {option.votes.map((v) => (
        <p key={v.voteId} className="small">
          {t(`renovations.scopes.${v.scope}`)} · {t(`renovations.voteStates.${v.state}`)} · {t(`renovations.rolls.${v.roll}`)}
        </p>
      ))}
    </article>
  );
};

/**
 * How a renovation goes: stage, costs, vote, works week by week with pictures before and after, acceptance.
 * @param of its public address
 */
export const Progress = ({ of, progress: p }: { of: string; progress: Shown }) => {
  const { t } = useTranslation();
  const chosen = p.options.filter((o) => o.chosen);
  const shown = chosen.length > 0 ? chosen : p.options;
  const [before, after] = (['before', 'after'] as const).map((kind) => p.pictures.filter((one) => one.kind === kind));
  const weeks = p.pictures.filter(({ kind }) => kind === 'week');
  return (
    <>
      <section className="card tight" aria-label={t('renovations.stage')}>
        <p>
          {t('renovations.now')} <strong>{t(`renovations.stages.${p.stage}`)}</strong>
        </p>
        <p className="small soft">
          {p.area.name} · {t('renovations.households', { count: p.households })}
        </p>
        {p.votes.map((v) => (
          <p key={v.voteId} className="small">
            {t('renovations.scopes.plan')} · {t(`renovations.voteStates.${v.state}`)} · {t(`renovations.rolls.${v.roll}`)}
          </p>
        ))}
        {p.acceptance && <p>{t('renovations.accepted', { ...p.acceptance, day: p.acceptance.on })}</p>}
        {p.worksFrom && <p className="small">{t('renovations.defects', p.defects)}</p>}
        {p.supervisors.length > 0 && <p className="small">{t('renovations.supervisors', { names: p.supervisors.join(t('comma')) })}</p>}
      </section>
      {shown.length > 0 && (
        <section className="stack" aria-label={t('renovations.menu')}>
          <h2>{t('renovations.menu')}</h2>
          {shown.map((option) => (
            <Option key={option.id} of={of} option={option} />
          ))}
        </section>
      )}
      {(before?.length ?? 0) + (after?.length ?? 0) > 0 && (
        <section className="stack" aria-label={t('renovations.beforeAfter')}>
          <h2>{t('renovations.beforeAfter')}</h2>
          {[...(before ?? []), ...(after ?? [])].map((one) => (
            <figure key={one.id} className="card tight">
              <Pictures of={of} ids={one.photoIds} alt={t(`renovations.pictureKinds.${one.kind}`)} />
              <figcaption className="small">
                {t(`renovations.pictureKinds.${one.kind}`)} · {one.takenOn} {one.words}
              </figcaption>
            </figure>
          ))}
        </section>
      )}
      {p.worksFrom && (
        <section className="stack" aria-label={t('renovations.works')}>
          <h2>{t('renovations.works')}</h2>
          {p.milestones.length > 0 && (
            <ul className="card tight">
              {p.milestones.map((m) => (
                <li key={m.id}>
                  {m.title} · {m.doneOn ? t('renovations.doneOn', { day: m.doneOn }) : t('renovations.dueOn', { day: m.dueOn })}
                </li>
              ))}
            </ul>
          )}
          {p.missedWeeks.length > 0 && <p className="card">{t('renovations.missed', { weeks: p.missedWeeks.join(t('comma')) })}</p>}
          {weeks.map((one) => (
            <figure key={one.id} className="card tight">
              <Pictures of={of} ids={one.photoIds} alt={one.words || t('renovations.pictureKinds.week')} />
              <figcaption className="small">
                {one.takenOn} {one.words}
              </figcaption>
            </figure>
          ))}
        </section>
      )}
    </>
  );
};
